package in.syncad.common.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.DatabaseUrl;
import in.syncad.common.tenancy.lanes.LaneOpener;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/// Opens connections to the databases of schools, each with the school's own role, and makes sure once that the
/// database is the one it should be.
final class SchoolConnections implements LaneOpener<SchoolId> {

    /// A changed password is noticed at the next refused login at the latest.
    private static final Duration CREDENTIALS_KEPT = Duration.ofMinutes(10);

    private static final String LIMITS = "-c statement_timeout=30s -c idle_in_transaction_session_timeout=30s";

    /// Class 28: invalid authorization.
    private static final String REFUSED_LOGIN = "28";

    private final DatabaseUrl server;
    private final Secrets secrets;
    private final Cache<SchoolId, SchoolCredential> credentials = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(CREDENTIALS_KEPT)
            .build();

    SchoolConnections(DatabaseUrl server, Secrets secrets) {
        this.server = server;
        this.secrets = secrets;
    }

    @Override
    public Connection open(SchoolId school, Duration patience) throws SQLException {
        boolean remembered = credentials.getIfPresent(school) != null;
        try {
            return connect(school, patience);
        } catch (SQLException e) {
            if (!remembered || e.getSQLState() == null || !e.getSQLState().startsWith(REFUSED_LOGIN)) {
                throw e;
            }
            credentials.invalidate(school);
            return connect(school, patience);
        }
    }

    private Connection connect(SchoolId school, Duration patience) throws SQLException {
        SchoolCredential credential = credential(school);
        DatabaseUrl url = server.with(school.databaseName(), credential.username(), credential.password());
        Properties properties = url.jdbcProperties();
        properties.setProperty("loginTimeout", Long.toString(Math.max(1, patience.toSeconds())));
        properties.setProperty("options", LIMITS);
        // Plans are kept from the first use: few statements, used often.
        properties.setProperty("prepareThreshold", "1");
        Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties);
        try {
            check(connection, school);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private SchoolCredential credential(SchoolId school) throws SQLException {
        SchoolCredential known = credentials.getIfPresent(school);
        if (known != null) {
            return known;
        }
        try {
            SchoolCredential read = secrets.find(SchoolCredential.secretName(school))
                    .map(SchoolCredential::fromJson)
                    .orElseThrow(() -> new SQLException("no credential for school " + school, "28000"));
            credentials.put(school, read);
            return read;
        } catch (OutsideFailure e) {
            throw new SQLTransientConnectionException("the secrets store does not answer", "08001", e);
        }
    }

    private static void check(Connection connection, SchoolId school) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT current_database(), (SELECT school_id FROM school_profile)
                        """)) {
            row.next();
            if (!school.databaseName().equals(row.getString(1))
                    || !school.value().equals(row.getObject(2, UUID.class))) {
                throw new SQLException("the database does not belong to school " + school, "08004");
            }
        }
    }
}
