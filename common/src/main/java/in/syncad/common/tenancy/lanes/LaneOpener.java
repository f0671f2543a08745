package in.syncad.common.tenancy.lanes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Opens a physical connection to the database behind a lane.
@FunctionalInterface
public interface LaneOpener<K> {

    /// Called outside of every lock, by the thread that borrows. The state the connection comes in (autocommit,
    /// isolation, ...) is the state every later borrower of it finds.
    ///
    /// @param patience what is left of the borrower's time, positive; the driver should give up by then
    /// @throws SQLException reaches the borrower as it is
    Connection open(K lane, Duration patience) throws SQLException;
}
