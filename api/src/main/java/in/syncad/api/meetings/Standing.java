package in.syncad.api.meetings;

import in.syncad.api.realtime.Connection;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.Optional;
import java.util.UUID;

/// A meeting and somebody who is invited to it, at this moment.
///
/// @param agrees to being recorded
/// @param seat the connection by which they sit inside
record Standing(
        UUID host,
        MeetingState state,
        boolean waitingRoom,
        boolean recording,
        UUID user,
        Admission admission,
        boolean agrees,
        Optional<String> seat) {

    boolean isHost() {
        return user.equals(host);
    }

    Standing requireHost(Caller caller) {
        if (!isHost()) {
            throw Meetings.notHost();
        }
        Meetings.requireMayHost(caller);
        return this;
    }

    Standing requireRunning() {
        if (state != MeetingState.RUNNING) {
            throw Refused.conflict("meeting.not-running", "The meeting is not running.");
        }
        return this;
    }

    Standing requireAdmitted() {
        if (admission != Admission.ADMITTED) {
            throw Refused.forbidden("meeting.not-admitted", "The host has not let you in.");
        }
        return this;
    }

    /// That they sit there with this very connection, and not with another device or as somebody who has gone.
    Standing requireSeat(Connection connection) {
        requireRunning().requireAdmitted();
        if (seat.filter(connection.id()::equals).isEmpty()) {
            throw Refused.forbidden("meeting.not-joined", "Join first.");
        }
        return this;
    }
}
