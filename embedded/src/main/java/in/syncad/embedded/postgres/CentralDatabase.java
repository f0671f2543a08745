package in.syncad.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;

/// Sets a new cluster up as an operator of a managed PostgreSQL would: the central database, a role that may make
/// databases and roles but is no superuser, a role that may only log in, and nothing for everybody else.
final class CentralDatabase {

    static final String NAME = "syncad_central";
    static final String PROVISIONING = "syncad_provisioning";
    static final String API = "syncad_api";
    static final String SUPERUSER = "postgres";

    /// `pg_signal_backend` lets `DROP DATABASE ... WITH (FORCE)` end the sessions of a school, as the administrator
    /// role of a managed PostgreSQL can.
    private static final String ROLES = """
            CREATE ROLE syncad_provisioning LOGIN CREATEDB CREATEROLE;
            CREATE ROLE syncad_api LOGIN;
            GRANT pg_signal_backend TO syncad_provisioning;
            """;

    private static final String CREATE = "CREATE DATABASE syncad_central OWNER syncad_provisioning";

    private static final String CLOSED_TO_OTHERS = """
            REVOKE ALL ON DATABASE postgres, template1, syncad_central FROM PUBLIC;
            GRANT CONNECT ON DATABASE syncad_central TO syncad_api;
            """;

    private CentralDatabase() {}

    static void create(String jdbcUrl, Cluster cluster) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", cluster.password(SUPERUSER));
        try (Connection connection = DriverManager.getConnection(jdbcUrl, login);
                Statement statement = connection.createStatement()) {
            statement.execute(ROLES);
            setPassword(connection, cluster, PROVISIONING);
            setPassword(connection, cluster, API);
            statement.execute(CREATE);
            statement.execute(CLOSED_TO_OTHERS);
        }
    }

    /// Hashed here, so that the password itself reaches neither the server nor its log.
    private static void setPassword(Connection connection, Cluster cluster, String role) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, cluster.password(role).toCharArray(), "scram-sha-256");
    }
}
