package in.syncad.api.terminal;

import in.syncad.common.tenancy.SchoolId;
import java.time.Instant;
import java.util.UUID;

/// An end that may be connected.
///
/// @param number of the connection: higher than that of every earlier one of this session
/// @param expiresAt when the session ends
record Attachment(Ticket ticket, long number, Instant expiresAt) {

    /// The connection that began the numbers of this end's frames: an earlier one if this one resumes it.
    long stream() {
        return ticket.resumes() ? ticket.stream() : number;
    }

    Side side() {
        return ticket.side();
    }

    UUID session() {
        return ticket.session();
    }

    SchoolId school() {
        return ticket.holder().school();
    }

    /// Where messages for this end arrive.
    String ownChannel() {
        return channel(school(), session(), side());
    }

    /// Where messages for the other end go.
    String otherChannel() {
        return channel(school(), session(), side().other());
    }

    static String channel(SchoolId school, UUID session, Side side) {
        return "terminal:{%s:%s}:%s".formatted(school, session, side.code());
    }
}
