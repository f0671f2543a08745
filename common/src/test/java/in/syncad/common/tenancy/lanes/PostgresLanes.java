package in.syncad.common.tenancy.lanes;

import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.postgres.PostgresServer;
import in.syncad.embedded.postgres.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A PostgreSQL server of its own with a few databases, `lane_0` and so on, each of which is a lane.
final class PostgresLanes implements LaneOpener<Integer>, AutoCloseable {

    private static final String AT_WORK = """
            SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'lane%' AND state = 'active' GROUP BY datname
            """;

    private final PostgresServer server = PostgresServer.start(PostgresSettings.temporary());
    private final DatabaseUrl url = DatabaseUrl.parse(server.superuserUrl());

    PostgresLanes(int databases) throws SQLException {
        try (Connection connection = connect(url.withDatabase("postgres"));
                Statement statement = connection.createStatement()) {
            for (int lane = 0; lane < databases; lane++) {
                statement.execute("CREATE DATABASE lane_" + lane);
            }
        }
    }

    @Override
    public Connection open(Integer lane, Duration patience) throws SQLException {
        return connect(url.withDatabase("lane_" + lane));
    }

    /// A connection beside the pool, to look at the server from above.
    Connection observer() throws SQLException {
        return connect(url.withDatabase("postgres"));
    }

    /// How many sessions the server says are at work, for each database that has any. Of those that are not, some may
    /// have been closed and not yet noticed it.
    static Collection<Integer> atWork(Connection observer) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        try (Statement statement = observer.createStatement();
                ResultSet rows = statement.executeQuery(AT_WORK)) {
            while (rows.next()) {
                counts.add(rows.getInt(1));
            }
        }
        return counts;
    }

    void kill() {
        server.kill();
    }

    void restart() {
        server.restart();
    }

    @Override
    public void close() {
        server.close();
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), url.jdbcProperties());
    }
}
