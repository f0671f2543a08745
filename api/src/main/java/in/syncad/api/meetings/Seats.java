package in.syncad.api.meetings;

import in.syncad.api.audit.Audit;
import in.syncad.api.realtime.Connection;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who sits in a meeting that is running, each with one device. Nobody comes in before the host; whoever was let in
/// may come back until the host puts them out.
@Service
@Transactional
class Seats {

    /// Besides the host.
    static final int MOST = 50;

    private final SeatStore store;
    private final Recordings recordings;
    private final Audit audit;

    Seats(SeatStore store, Recordings recordings, Audit audit) {
        this.store = store;
        this.recordings = recordings;
        this.audit = audit;
    }

    /// What the audit keeps.
    private record Decided(UUID user, Admission admission) {}

    /// @param isHost whose coming opens the door
    /// @param before the seat that they had until now with another connection
    record Entry(Admission admission, boolean isHost, Optional<Departure> before) {}

    /// Comes in, or to the door.
    ///
    /// @param agrees to being recorded
    /// @throws Refused 404; 403 for whoever was put out, or may be no host any more; 409 when it is not running,
    /// the host is not there, it is full, or it is recorded and they do not agree
    Entry take(UUID meeting, boolean agrees, Connection connection) {
        store.lock(meeting);
        UUID user = connection.caller().id();
        Standing standing = find(meeting, user).requireRunning();
        if (standing.isHost()) {
            Meetings.requireMayHost(connection.caller());
        }
        Admission admission = admission(standing);
        requireHostThere(meeting, standing);
        if (admission == Admission.ADMITTED) {
            requireRoom(meeting, standing);
            requireConsent(standing, agrees);
            store.setOccupied(meeting);
        }
        if (agrees && !standing.agrees()) {
            recordings.agree(meeting, user);
        }
        store.setAdmission(meeting, user, admission);
        Optional<Departure> before =
                store.removeOther(meeting, user, connection.id()).map(this::withoutRecording);
        store.add(meeting, user, connection.id(), admission == Admission.ADMITTED);
        return new Entry(admission, standing.isHost(), before);
    }

    /// Gets up.
    ///
    /// @return empty when somebody else sits there, or nobody
    Optional<Departure> leave(UUID meeting, String connection) {
        store.lock(meeting);
        return store.removeOf(meeting, connection).map(this::withoutRecording);
    }

    /// The host lets somebody in, or not, or puts them out again; by whichever device.
    ///
    /// @return the seat of whoever is put out
    /// @throws Refused 404, also for whoever is not invited; 403 for everybody but the host; 409 when not running
    Optional<Departure> decide(UUID meeting, UUID user, boolean admitted, Caller caller) {
        store.lock(meeting);
        find(meeting, caller.id()).requireHost(caller).requireRunning();
        if (user.equals(caller.id())) {
            throw Refused.conflict("meeting.host-stays", "The host cannot be put out.");
        }
        Admission before =
                store.standing(meeting, user).orElseThrow(Seats::nobody).admission();
        Admission after = admitted ? Admission.ADMITTED : Admission.DENIED;
        if (before == after) {
            return Optional.empty();
        }
        Optional<Departure> seat = admitted ? Optional.empty() : store.removeOf(meeting, user);
        store.setAdmission(meeting, user, after);
        audit.changed(
                caller,
                admitted ? "meeting.participant-admitted" : "meeting.participant-denied",
                meeting,
                new Decided(user, before),
                new Decided(user, after));
        return seat;
    }

    /// @throws Refused 404; 409 when it is not running; 403 for whoever was not let in or sits there with another
    /// device
    @Transactional(readOnly = true)
    Standing require(UUID meeting, Connection connection) {
        return find(meeting, connection.caller().id()).requireSeat(connection);
    }

    /// @return the connection of somebody else who sits there
    /// @throws Refused as [#require]; 404 when the other does not
    @Transactional(readOnly = true)
    String require(UUID meeting, Connection connection, UUID other) {
        require(meeting, connection);
        return store.standing(meeting, other).flatMap(Standing::seat).orElseThrow(Seats::nobody);
    }

    /// Whoever comes later is shown it. The others are told by whoever calls this.
    ///
    /// @throws Refused as [#require]
    void mute(UUID meeting, boolean muted, Connection connection) {
        require(meeting, connection);
        store.setMuted(meeting, connection.id(), muted);
    }

    /// As [#mute].
    void raiseHand(UUID meeting, boolean raised, Connection connection) {
        require(meeting, connection);
        store.setHand(meeting, connection.id(), raised);
    }

    /// @throws Refused 404; 403 for whoever was not let in
    @Transactional(readOnly = true)
    void requireAdmitted(UUID meeting, Caller caller) {
        find(meeting, caller.id()).requireAdmitted();
    }

    /// @throws Refused as [#require]; 403 for everybody but the host
    @Transactional(readOnly = true)
    String requireAsHost(UUID meeting, Connection connection, UUID other) {
        require(meeting, connection).requireHost(connection.caller());
        return require(meeting, connection, other);
    }

    /// @param connections that have a seat
    /// @param leftBehind those whose instance has died; they had one
    record Kept(Set<String> connections, List<Departure> leftBehind) {}

    /// Says of connections that they are still there.
    Kept keep(UUID meeting, Collection<String> connections) {
        store.lock(meeting);
        Set<String> kept = store.keep(meeting, connections);
        List<Departure> leftBehind = store.removeLeftBehind(meeting).stream()
                .map(this::withoutRecording)
                .toList();
        return new Kept(kept, leftBehind);
    }

    private static Admission admission(Standing standing) {
        return switch (standing.admission()) {
            case ADMITTED -> Admission.ADMITTED;
            case DENIED -> throw Refused.forbidden("meeting.denied", "The host does not let you in.");
            case INVITED, WAITING -> standing.waitingRoom() ? Admission.WAITING : Admission.ADMITTED;
        };
    }

    private void requireHostThere(UUID meeting, Standing standing) {
        if (!standing.isHost()
                && store.standing(meeting, standing.host())
                        .flatMap(Standing::seat)
                        .isEmpty()) {
            throw Refused.conflict("meeting.no-host", "The host is not there.");
        }
    }

    private void requireRoom(UUID meeting, Standing standing) {
        if (!standing.isHost() && store.countGuests(meeting, standing.user()) >= MOST) {
            throw Refused.conflict("meeting.full", "At most %d guests can take part.".formatted(MOST));
        }
    }

    private static void requireConsent(Standing standing, boolean agrees) {
        if (standing.recording() && !standing.isHost() && !standing.agrees() && !agrees) {
            throw Refused.conflict("meeting.recorded", "The meeting is recorded. Join with your consent.");
        }
    }

    /// The device that records has gone, when it was the host's.
    private Departure withoutRecording(Departure departure) {
        boolean wasHost = store.standing(departure.meeting(), departure.user())
                .filter(Standing::isHost)
                .isPresent();
        boolean ended = wasHost && recordings.end(departure.meeting(), departure.user());
        return ended ? departure.endingRecording() : departure;
    }

    private Standing find(UUID meeting, UUID user) {
        return store.standing(meeting, user).orElseThrow(Meetings::unknown);
    }

    private static Refused nobody() {
        return Refused.notFound("meeting.nobody", "There is nobody like that in this meeting.");
    }
}
