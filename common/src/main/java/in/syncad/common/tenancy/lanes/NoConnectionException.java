package in.syncad.common.tenancy.lanes;

import java.io.Serial;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/// Neither the lane nor the budget had room within the time a borrower may wait. Trying again later is right: the
/// caller answers 503 with `Retry-After`.
public final class NoConnectionException extends SQLTransientConnectionException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Duration waited;

    NoConnectionException(Object lane, Duration waited) {
        super("no connection for lane %s within %d ms".formatted(lane, waited.toMillis()), "08001");
        this.waited = waited;
    }

    public Duration waited() {
        return waited;
    }
}
