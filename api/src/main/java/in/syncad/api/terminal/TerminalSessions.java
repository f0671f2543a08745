package in.syncad.api.terminal;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.AccessToken;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with terminals. A terminal belongs to the student who opened it: only that student connects a
/// shell and types, in the shell or in a browser. Teachers and school-admins look on where the student lets them.
@Service
@Transactional
class TerminalSessions {

    private final TerminalSessionStore store;
    private final Identities identities;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TerminalSettings settings;
    private final Clock clock;

    TerminalSessions(
            TerminalSessionStore store,
            Identities identities,
            Audit audit,
            ApplicationEventPublisher events,
            TerminalSettings settings,
            Clock clock) {
        this.store = store;
        this.identities = identities;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /// What the audit keeps.
    private record Opened(String title) {}

    private record Shared(List<UUID> viewers) {

        static Shared of(TerminalSession session) {
            return new Shared(
                    session.viewers().stream().map(TerminalSession.Person::id).toList());
        }
    }

    private record Connected(Side role, boolean resumed) {}

    private record Disconnected(Side role, Traffic traffic) {}

    private record Life(boolean open) {}

    @Transactional(readOnly = true)
    Page<TerminalSession> list(Paging paging, Caller caller) {
        return paging.page("terminal-sessions", (position, limit) -> store.list(caller, position, limit));
    }

    /// @throws Refused 404 when there is no such session for this caller
    @Transactional(readOnly = true)
    Versioned<TerminalSession> find(UUID id, Caller caller) {
        return store.find(id, caller)
                .orElseThrow(() -> Refused.notFound("terminal-session.unknown", "There is no such terminal."));
    }

    /// @throws Refused 409 `terminal-session.too-many` when the caller has as many as one may have
    Versioned<TerminalSession> open(String title, Caller caller) {
        Instant now = clock.instant();
        if (store.countLive(caller.id(), now) >= settings.sessionsOfAUser()) {
            throw Refused.conflict(
                    "terminal-session.too-many",
                    "%d terminals are open; end one first.".formatted(settings.sessionsOfAUser()));
        }
        UUID id = identities.next();
        store.add(id, caller.id(), title, now, now.plus(settings.longest()));
        audit.created(caller, "terminal-session.opened", id, new Opened(title));
        return find(id, caller);
    }

    /// @throws Refused 404; 412; 409 when it has ended; 422 when not all are teachers or school-admins
    Versioned<TerminalSession> share(UUID id, ExpectedVersion expected, Set<UUID> users, Caller caller) {
        TerminalSession before = requireOwn(id, expected, caller);
        if (store.countStaff(users) < users.size()) {
            throw Refused.invalid(
                    "terminal-session.no-staff", "/users", "must all be teachers or school-admins of this school");
        }
        store.setViewers(id, users);
        Versioned<TerminalSession> after = find(id, caller);
        audit.changed(caller, "terminal-session.shared", id, Shared.of(before), Shared.of(after.value()));
        events.publishEvent(new TerminalChanged(id));
        return after;
    }

    /// @throws Refused 404; 412; 409 when it has ended already
    void end(UUID id, ExpectedVersion expected, Caller caller) {
        requireOwn(id, expected, caller);
        store.end(id, clock.instant());
        audit.changed(caller, "terminal-session.ended", id, new Life(true), new Life(false));
        events.publishEvent(new TerminalChanged(id));
    }

    /// The right to connect, of the person behind that access token.
    ///
    /// @throws Refused 404; 409 when it has ended; 403 when a shell would be connected to somebody else's
    @Transactional(readOnly = true)
    Ticket permit(UUID id, Side side, Caller caller, AccessToken token) {
        TerminalSession session = requireLive(find(id, caller).value());
        boolean isOwner = session.owner().id().equals(caller.id());
        if (side == Side.CLI && !isOwner) {
            throw Refused.forbidden("terminal-session.not-yours", "Only its owner connects a shell.");
        }
        return new Ticket(token, id, side, isOwner, 0);
    }

    /// Somebody connects by that ticket.
    ///
    /// @throws Refused when what the ticket promised is not so any more
    Attachment connect(Ticket ticket) {
        TerminalSession session = requireStill(ticket);
        long number = store.nextConnection(ticket.session());
        audit.created(
                ticket.caller(),
                "terminal-session.connected",
                ticket.session(),
                new Connected(ticket.side(), ticket.resumes()));
        return new Attachment(ticket, number, session.expiresAt());
    }

    /// @throws Refused when what the ticket promised is not so any more
    @Transactional(readOnly = true)
    TerminalSession requireStill(Ticket ticket) {
        return requireLive(find(ticket.session(), ticket.caller()).value());
    }

    void disconnected(Ticket ticket, Traffic traffic) {
        audit.created(
                ticket.caller(),
                "terminal-session.disconnected",
                ticket.session(),
                new Disconnected(ticket.side(), traffic));
    }

    private TerminalSession requireOwn(UUID id, ExpectedVersion expected, Caller caller) {
        TerminalSession session = requireLive(find(id, caller).value());
        if (!session.owner().id().equals(caller.id())) {
            throw Refused.forbidden("terminal-session.not-yours", "Only its owner may do that.");
        }
        expected.require(store.touch(id).orElseThrow(TerminalSessions::ended));
        return session;
    }

    private TerminalSession requireLive(TerminalSession session) {
        if (session.endedAt() != null || !clock.instant().isBefore(session.expiresAt())) {
            throw ended();
        }
        return session;
    }

    private static Refused ended() {
        return Refused.conflict("terminal-session.ended", "This terminal has ended.");
    }
}
