package in.syncad.api.notifications;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A delivery that this process has taken on, with what is known of its recipient now.
///
/// @param attempt which one this is, from 1
/// @param user empty for a room
/// @param address a mail address, a phone number or what the push service gave us
/// @param obstacle why it cannot be sent, decided by what has changed since it was queued
record Claimed(
        long id,
        int attempt,
        UUID notification,
        String kind,
        Map<String, String> data,
        Channel channel,
        Language language,
        Optional<UUID> user,
        Optional<UUID> device,
        Optional<String> address,
        Optional<String> obstacle) {

    /// The same for every attempt, so that whoever gets it twice can tell.
    String key() {
        return notification + "-" + id;
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "Claimed[%d, attempt %d]".formatted(id, attempt);
    }
}
