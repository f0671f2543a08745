package in.syncad.api.meetings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A meeting was planned, has started or has ended.
///
/// @param invited everybody, the host among them
record MeetingMoved(UUID meeting, String title, Meeting.Person host, MeetingState state, List<UUID> invited) {

    MeetingMoved {
        invited = List.copyOf(invited);
    }

    Set<UUID> guests() {
        Set<UUID> guests = new HashSet<>(invited);
        guests.remove(host.id());
        return guests;
    }
}
