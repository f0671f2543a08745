package in.syncad.api.terminal;

import in.syncad.api.security.AccessToken;
import in.syncad.api.security.Caller;
import java.util.UUID;

/// The right to connect one end of a session, as it is kept until it is used.
///
/// @param holder the access token that it was made with: the right goes no further, and ends with it
/// @param types whether what comes from this end goes to the shell: the owner's, not that of who looks on
/// @param stream the connection that began what is resumed, or 0
record Ticket(AccessToken holder, UUID session, Side side, boolean types, long stream) {

    Caller caller() {
        return new Caller(holder.user(), holder.session(), holder.roles(), holder.operator());
    }

    boolean resumes() {
        return stream > 0;
    }

    Ticket resuming(long begun) {
        return new Ticket(holder, session, side, types, begun);
    }
}
