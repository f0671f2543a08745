package in.syncad.api.terminal;

import in.syncad.common.refusal.Refused;

/// Why a connection is closed, by the code that its client gets.
enum Ending {
    NORMAL(1000),
    /// This instance goes away; another one takes the resume ticket.
    GOING_AWAY(1001),
    MALFORMED(4400),
    /// The ticket is not good.
    REFUSED(4401),
    /// Not allowed, or not any more.
    FORBIDDEN(4403),
    /// The session has ended.
    ENDED(4404),
    /// Nothing was said for too long, or the time to resume is over.
    LATE(4408),
    /// Another connection has taken this one's place.
    REPLACED(4409),
    TOO_MANY(4429),
    /// Try again in a moment.
    UNAVAILABLE(4503);

    final int code;

    Ending(int code) {
        this.code = code;
    }

    static Ending of(Refused refused) {
        return switch (refused.reason()) {
            case UNAUTHENTICATED -> REFUSED;
            case FORBIDDEN, NOT_FOUND -> FORBIDDEN;
            case CONFLICT, STALE -> ENDED;
            case TOO_MANY -> TOO_MANY;
            case UNAVAILABLE -> UNAVAILABLE;
            case MALFORMED, INVALID, PRECONDITION_REQUIRED -> MALFORMED;
        };
    }
}
