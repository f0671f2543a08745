package in.syncad.common.tenancy;

import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.lanes.LaneObserver;
import in.syncad.common.tenancy.lanes.LanePool;
import in.syncad.common.tenancy.lanes.LaneSettings;
import in.syncad.common.tenancy.lanes.LaneStatistics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// Connections to the database of the current school, and to no other: without a bound school there is none. At most
/// ten a school, one budget over all (see [LanePool]).
public final class SchoolDataSource extends AbstractDataSource implements AutoCloseable {

    private final LanePool<SchoolId> pool;

    private SchoolDataSource(LanePool<SchoolId> pool) {
        this.pool = pool;
    }

    /// Opens nothing yet.
    public static SchoolDataSource start(
            LaneSettings settings, DatabaseUrl server, Secrets secrets, LaneObserver observer) {
        return new SchoolDataSource(LanePool.start(settings, new SchoolConnections(server, secrets), observer));
    }

    /// @throws IllegalStateException when no school is bound
    @Override
    public Connection getConnection() throws SQLException {
        return pool.borrow(CurrentSchool.get().id());
    }

    /// Credentials are the school's own and not to be chosen.
    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException("connections carry the credentials of the current school");
    }

    /// No connection to that school any more until [#open]; work in flight may finish within the patience. Does not
    /// wait for it.
    public void shut(SchoolId school, Duration patience) {
        Future<Integer> unused = pool.drain(school, patience);
    }

    public void open(SchoolId school) {
        pool.reopen(school);
    }

    public LaneStatistics statistics() {
        return pool.statistics();
    }

    @Override
    public void close() {
        pool.close();
    }
}
