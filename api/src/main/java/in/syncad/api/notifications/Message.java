package in.syncad.api.notifications;

import in.syncad.api.audience.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Something to be told.
///
/// @param dedupeKey the same for the same news, such as `announcement/<id>`
/// @param data every variable of the kind; no secrets
/// @param to guardians of several children are told once
/// @param expiresAt from when it is not sent or listed any more
/// @param toRooms whether it is for all the school, and so posted in its rooms too
public record Message(
        MessageKind kind,
        String dedupeKey,
        Map<String, String> data,
        Set<Recipient> to,
        Optional<Instant> expiresAt,
        boolean toRooms) {

    /// To those people only, and for good.
    public Message(MessageKind kind, String dedupeKey, Map<String, String> data, Collection<Recipient> to) {
        this(kind, dedupeKey, data, Set.copyOf(to), Optional.empty(), false);
    }

    public Message {
        data = Map.copyOf(data);
        to = Set.copyOf(to);
        if (!data.keySet().containsAll(kind.variables())) {
            throw new IllegalArgumentException("a message of kind " + kind.name() + " lacks a variable");
        }
    }

    /// What a school writes to people stays out of logs.
    @Override
    public String toString() {
        return "Message[%s]".formatted(dedupeKey);
    }
}
