package in.syncad.bench.lanes;

import in.syncad.common.tenancy.lanes.LaneOpener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The databases of some schools, numbered from 0, on one server.
interface Schools extends LaneOpener<Integer>, AutoCloseable {

    /// Occupies the connection for that long.
    void work(Connection connection, Duration duration) throws SQLException;

    /// How many connections the server has at this moment.
    int connected() throws SQLException;

    @Override
    void close();
}
