package in.syncad.api.terminal;

import in.syncad.api.security.Standings;
import in.syncad.api.web.RequestedSchool;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.socketio.net.Handshake;
import in.syncad.web.RequestIdFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Lets ends of terminals in by their tickets, and looks again later. Blocks: not for event loops.
@Component
class Gate {

    /// How long a lost connection can be resumed.
    private static final Duration RESUMABLE = Duration.ofSeconds(60);

    private final Tickets tickets;
    private final TerminalSessions sessions;
    private final RequestedSchool schools;
    private final Standings standings;
    private final Clock clock;

    Gate(Tickets tickets, TerminalSessions sessions, RequestedSchool schools, Standings standings, Clock clock) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.schools = schools;
        this.standings = standings;
        this.clock = clock;
    }

    /// What came of a first frame.
    sealed interface Outcome {}

    /// @param resume the ticket by which the connection can be resumed
    record Admitted(Attachment attachment, String resume) implements Outcome {}

    record Turned(Ending ending) implements Outcome {}

    Outcome admit(FirstFrame first, Handshake handshake) {
        try (var _ = MDC.putCloseable(RequestIdFilter.MDC_KEY, UUID.randomUUID().toString())) {
            Optional<Ticket> found = tickets.redeem(first.ticket());
            if (found.isEmpty() && first.resumes()) {
                return new Turned(Ending.LATE);
            }
            return found.filter(ticket -> ticket.side() == first.role() && ticket.resumes() == first.resumes())
                    .map(ticket -> admit(ticket, handshake))
                    .orElse(new Turned(Ending.REFUSED));
        } catch (Refused refused) {
            return new Turned(Ending.of(refused));
        } catch (DataAccessException e) {
            return new Turned(Ending.UNAVAILABLE);
        }
    }

    /// A browser tells which page it is for; that the page is one of ours was seen to before.
    private Outcome admit(Ticket ticket, Handshake handshake) {
        if (ticket.side() == Side.BROWSER && handshake.origin().isEmpty()) {
            return new Turned(Ending.FORBIDDEN);
        }
        School school = schools.of(handshake.hostName(), Optional.of(ticket.holder()));
        return CurrentSchool.call(school, () -> {
            standings.require(ticket.holder());
            Attachment attachment = sessions.connect(ticket);
            return new Admitted(attachment, tickets.issue(ticket.resuming(attachment.stream()), RESUMABLE));
        });
    }

    /// Why somebody who was admitted must go, if so. While it cannot be found out, nobody must.
    Optional<Ending> reasonToGo(Admitted admitted) {
        Ticket ticket = admitted.attachment().ticket();
        try {
            CurrentSchool.run(schools.of(ticket.holder()), () -> {
                standings.require(ticket.holder());
                sessions.requireStill(ticket);
            });
            tickets.keep(admitted.resume(), RESUMABLE);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(Ending.of(refused)).filter(ending -> ending != Ending.UNAVAILABLE);
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    boolean isOver(Attachment attachment) {
        return !clock.instant().isBefore(attachment.expiresAt());
    }

    void seeOff(Admitted admitted, Traffic traffic) {
        Ticket ticket = admitted.attachment().ticket();
        tickets.keep(admitted.resume(), RESUMABLE);
        try (var _ = MDC.putCloseable(RequestIdFilter.MDC_KEY, UUID.randomUUID().toString())) {
            CurrentSchool.run(schools.of(ticket.holder()), () -> sessions.disconnected(ticket, traffic));
        } catch (Refused | DataAccessException e) {
            // The school is gone or its database away: there is nowhere to write it down.
        }
    }
}
