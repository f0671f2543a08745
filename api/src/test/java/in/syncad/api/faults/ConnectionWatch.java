package in.syncad.api.faults;

import in.syncad.common.settings.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Looks again and again, from above, how many connections the server holds to the databases of schools.
final class ConnectionWatch implements AutoCloseable {

    private static final long PAUSE_MILLIS = 5;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Connection connection;
    private final Future<?> watching;
    private volatile int samples;
    private volatile int mostOfOneSchool;
    private volatile int mostInAll;

    private ConnectionWatch(Connection connection) {
        this.connection = connection;
        this.watching = executor.submit(this::watch);
    }

    static ConnectionWatch start(DatabaseUrl superuser) throws SQLException {
        return new ConnectionWatch(DriverManager.getConnection(superuser.jdbcUrl(), superuser.jdbcProperties()));
    }

    int samples() {
        return samples;
    }

    int mostOfOneSchool() {
        return mostOfOneSchool;
    }

    int mostInAll() {
        return mostInAll;
    }

    private Void watch() throws SQLException, InterruptedException {
        try (PreparedStatement counts = connection.prepareStatement("""
                SELECT count(*)
                FROM pg_stat_activity
                WHERE datname LIKE 'school\\_%' AND backend_type = 'client backend'
                GROUP BY datname
                """)) {
            do {
                look(counts);
            } while (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        }
        return null;
    }

    private void look(PreparedStatement counts) throws SQLException {
        int inAll = 0;
        try (ResultSet schools = counts.executeQuery()) {
            while (schools.next()) {
                inAll += schools.getInt(1);
                mostOfOneSchool = Math.max(mostOfOneSchool, schools.getInt(1));
            }
        }
        mostInAll = Math.max(mostInAll, inAll);
        samples = samples + 1;
    }

    /// Fails if the watch could not go on to the end.
    @Override
    public void close() throws SQLException, InterruptedException, ExecutionException {
        stop.countDown();
        try (connection;
                executor) {
            watching.get();
        }
    }
}
