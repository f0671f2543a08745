package in.syncad.api.meetings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A meeting as somebody who is invited may see it.
///
/// @param participants all who are invited, for the host; all who were let in, for those; only oneself, for others;
/// absent in lists
/// @param recording whether the host records it, with everybody's consent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Meeting(
        UUID id,
        String title,
        Person host,
        MeetingState state,
        boolean waitingRoom,
        boolean recording,
        @Nullable List<Participant> participants,
        @Nullable Instant startsAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    public Meeting {
        participants = participants == null ? null : List.copyOf(participants);
    }

    /// Somebody by name.
    public record Person(UUID id, String displayName) {}

    /// @param present sits in the meeting now, or waits at its door
    /// @param muted says so of oneself; never when coming in, be it again
    /// @param handRaisedAt since when a hand is raised; absent while none is
    /// @param consent to being recorded; absent until something was said
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Participant(
            UUID id,
            String displayName,
            Admission admission,
            boolean present,
            boolean muted,
            @Nullable Instant handRaisedAt,
            @Nullable Boolean consent) {}

    /// What is talked about stays out of logs.
    @Override
    public String toString() {
        return "Meeting[id=%s]".formatted(id);
    }
}
