package in.syncad.api.meetings;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with meetings over HTTP. A meeting does not exist for whoever is not invited.
@Service
@Transactional
class Meetings {

    private static final Set<Role> HOSTS = Set.of(Role.SCHOOL_ADMIN, Role.TEACHER);
    private static final int MOST_INVITED = 300;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final MeetingStore store;
    private final SeatStore seats;
    private final Guests guests;
    private final Identities identities;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Meetings(
            MeetingStore store,
            SeatStore seats,
            Guests guests,
            Identities identities,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.seats = seats;
        this.guests = guests;
        this.identities = identities;
        this.audit = audit;
        this.events = events;
    }

    /// What the audit keeps.
    private record Planned(MeetingDetails details, int invited) {}

    private record Progress(MeetingState state) {}

    @Transactional(readOnly = true)
    Page<Meeting> list(Paging paging, Caller caller) {
        return paging.page("meetings", (position, limit) -> store.list(caller, position, limit));
    }

    /// @throws Refused 404 when there is no such meeting for this caller
    @Transactional(readOnly = true)
    Versioned<Meeting> find(UUID id, Caller caller) {
        return store.find(id, caller).orElseThrow(Meetings::unknown);
    }

    /// The caller is its host. Whom the groups stand for is fixed now.
    ///
    /// @throws Refused 422 for whom the caller may not invite, for too many people, for times out of this century
    Versioned<Meeting> plan(MeetingDetails details, Caller caller) {
        Set<UUID> invited = new TreeSet<>(guests.of(details.targets(), caller));
        invited.add(caller.id());
        if (invited.size() > MOST_INVITED) {
            throw Refused.invalid(
                    "meeting.too-many", "/targets", "A meeting has at most %d people.".formatted(MOST_INVITED));
        }
        if (details.startsAt() != null && !isSane(details.startsAt())) {
            throw Refused.invalid("meeting.time", "/startsAt", "must be in this century");
        }
        UUID id = identities.next();
        store.add(id, details, caller.id(), invited);
        audit.created(caller, "meeting.planned", id, new Planned(details, invited.size()));
        events.publishEvent(store.moved(id));
        return find(id, caller);
    }

    /// @throws Refused 404; 403 for everybody but the host; 412; 409 when it was started already
    Versioned<Meeting> start(UUID id, ExpectedVersion expected, Caller caller) {
        MeetingState before = requireHosted(id, caller).state();
        requireMayHost(caller);
        expected.require(store.start(id)
                .orElseThrow(() -> Refused.conflict("meeting.not-planned", "The meeting was started already.")));
        return moved("meeting.started", id, before, caller);
    }

    /// For good, whether it was started or not.
    ///
    /// @throws Refused as [#start]; 409 when it had ended already
    Versioned<Meeting> end(UUID id, ExpectedVersion expected, Caller caller) {
        MeetingState before = requireHosted(id, caller).state();
        expected.require(store.end(id)
                .orElseThrow(() -> Refused.conflict("meeting.has-ended", "The meeting has ended already.")));
        return moved("meeting.ended", id, before, caller);
    }

    /// As its host would, when nobody has sat there for so long. Whoever comes back at that moment is seen, or finds it
    /// ended.
    ///
    /// @return whether it does not run any more
    boolean endIfEmpty(UUID id, Duration patience) {
        seats.lock(id);
        if (seats.hasBeenEmpty(id, patience) && store.end(id).isPresent()) {
            audit.noticed("meeting.ended", id, new Progress(MeetingState.ENDED));
            events.publishEvent(store.moved(id));
        }
        return !store.runs(id);
    }

    private Versioned<Meeting> moved(String action, UUID id, MeetingState before, Caller caller) {
        Versioned<Meeting> meeting = find(id, caller);
        audit.changed(
                caller,
                action,
                id,
                new Progress(before),
                new Progress(meeting.value().state()));
        events.publishEvent(store.moved(id));
        return meeting;
    }

    private Meeting requireHosted(UUID id, Caller caller) {
        Meeting meeting = find(id, caller).value();
        if (!meeting.host().id().equals(caller.id())) {
            throw notHost();
        }
        return meeting;
    }

    private static boolean isSane(Instant time) {
        return time.isAfter(FIRST) && time.isBefore(LAST);
    }

    /// Whoever brings children together has to be somebody whom the school trusts with that, still.
    static void requireMayHost(Caller caller) {
        if (!caller.isAnyOf(HOSTS)) {
            throw notHost();
        }
    }

    static Refused unknown() {
        return Refused.notFound("meeting.unknown", "There is no such meeting.");
    }

    static Refused notHost() {
        return Refused.forbidden("meeting.not-host", "Only the host may do that.");
    }
}
