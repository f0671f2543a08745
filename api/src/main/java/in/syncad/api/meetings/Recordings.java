package in.syncad.api.meetings;

import in.syncad.api.audit.Audit;
import in.syncad.api.realtime.Connection;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Being recorded. The host's device does it; it may as long as everybody who sits there agrees.
@Service
@Transactional
class Recordings {

    private final SeatStore seats;
    private final RecordingStore store;
    private final Audit audit;

    Recordings(SeatStore seats, RecordingStore store, Audit audit) {
        this.seats = seats;
        this.store = store;
        this.audit = audit;
    }

    /// @return who has yet to agree; it is recorded when that is nobody
    /// @throws Refused 404; as [Standing#requireSeat]; 403 for everybody but the host
    List<UUID> begin(UUID meeting, Connection connection) {
        seats.lock(meeting);
        Standing host = require(meeting, connection).requireHost(connection.caller());
        List<UUID> awaited = store.awaited(meeting);
        if (awaited.isEmpty() && !host.recording()) {
            store.begin(meeting);
            audit.happened(host.user(), "meeting.recording-started", meeting);
        }
        return awaited;
    }

    /// @return whether there was one
    /// @throws Refused as [#begin]
    boolean end(UUID meeting, Connection connection) {
        seats.lock(meeting);
        return end(
                meeting,
                require(meeting, connection).requireHost(connection.caller()).user());
    }

    /// Who takes it back ends the recording.
    ///
    /// @return whether that ended one
    /// @throws Refused as [Standing#requireSeat]
    boolean consent(UUID meeting, boolean given, Connection connection) {
        seats.lock(meeting);
        Standing standing = require(meeting, connection);
        boolean ended = !given && end(meeting, standing.user());
        say(meeting, standing.user(), given);
        return ended;
    }

    /// Somebody comes in who agrees.
    void agree(UUID meeting, UUID user) {
        say(meeting, user, true);
    }

    private void say(UUID meeting, UUID user, boolean given) {
        store.setConsent(meeting, user, given);
        audit.happened(user, given ? "meeting.recording-agreed" : "meeting.recording-declined", meeting);
    }

    /// @return whether there was one
    boolean end(UUID meeting, UUID by) {
        boolean ended = store.end(meeting);
        if (ended) {
            audit.happened(by, "meeting.recording-ended", meeting);
        }
        return ended;
    }

    private Standing require(UUID meeting, Connection connection) {
        return seats.standing(meeting, connection.caller().id())
                .orElseThrow(Meetings::unknown)
                .requireSeat(connection);
    }
}
