package in.syncad.bench.lanes;

import in.syncad.common.settings.DatabaseUrl;
import in.syncad.embedded.postgres.PostgresServer;
import in.syncad.embedded.postgres.PostgresSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Real databases on a PostgreSQL of our own, over TLS, with a password.
final class PostgresSchools implements Schools {

    private static final String CONNECTED = """
            SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'bench%'
            """;

    private final PostgresServer server;
    private final DatabaseUrl url;
    private final Connection observer;

    PostgresSchools(int schools) throws SQLException {
        server = PostgresServer.start(PostgresSettings.temporary().with("max_connections", "100"));
        url = DatabaseUrl.parse(server.superuserUrl());
        observer = connect("postgres");
        try (Statement statement = observer.createStatement()) {
            for (int school = 0; school < schools; school++) {
                statement.execute("CREATE DATABASE bench_" + school);
            }
        }
    }

    @Override
    public Connection open(Integer school, Duration patience) throws SQLException {
        return connect("bench_" + school);
    }

    @Override
    public void work(Connection connection, Duration duration) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_sleep(?)")) {
            statement.setDouble(1, duration.toNanos() / 1e9);
            statement.execute();
        }
    }

    @Override
    public int connected() throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet row = statement.executeQuery(CONNECTED)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private Connection connect(String database) throws SQLException {
        DatabaseUrl target = url.withDatabase(database);
        return DriverManager.getConnection(target.jdbcUrl(), target.jdbcProperties());
    }
}
