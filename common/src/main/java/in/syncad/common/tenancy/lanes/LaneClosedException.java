package in.syncad.common.tenancy.lanes;

import java.io.Serial;
import java.sql.SQLNonTransientConnectionException;

/// The lane was drained and not reopened, or the whole pool was closed. Waiting does not help.
public final class LaneClosedException extends SQLNonTransientConnectionException {

    @Serial
    private static final long serialVersionUID = 1;

    LaneClosedException(Object lane) {
        super("lane %s is closed".formatted(lane), "08003");
    }
}
