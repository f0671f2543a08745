package in.syncad.common.schema;

import static in.syncad.common.schema.Identifier.quoted;

import in.syncad.common.tenancy.SchoolId;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PasswordUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The login roles of the schools. A role has the name of the one database that it can connect to; what it may do
/// there is granted to the group `syncad_school` in the template. Every verb may be repeated.
public final class SchoolLogins {

    private static final String GROUP = "syncad_school";

    private final JdbcClient sql;

    /// @param sql connected to the central database as a role with CREATEROLE that owns the schools' databases
    public SchoolLogins(JdbcClient sql) {
        this.sql = sql;
    }

    public boolean exists(String database) {
        return sql.sql("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :role)")
                .param("role", database)
                .query(Boolean.class)
                .single();
    }

    /// The schools that have a role on this server.
    public List<SchoolId> schools() {
        return sql
                .sql("SELECT rolname FROM pg_roles WHERE starts_with(rolname::text, :prefix) ORDER BY rolname")
                .param("prefix", SchoolId.DATABASE)
                .query((row, number) -> row.getString("rolname"))
                .list()
                .stream()
                .flatMap(name -> SchoolId.ofDatabase(name).stream())
                .toList();
    }

    /// Creates the role of that database, or gives it that password. Only the password's hash reaches the server.
    ///
    /// @param connections the most sessions it may have at once, over all instances
    public void create(String database, String password, int connections) {
        String role = quoted(database);
        if (!exists(database)) {
            run("CREATE ROLE %s NOLOGIN".formatted(role));
        }
        // Temporary tables last: they could shadow ours.
        run("""
                GRANT %1$s TO %2$s WITH INHERIT TRUE, SET FALSE;
                GRANT CONNECT ON DATABASE %2$s TO %2$s;
                ALTER ROLE %2$s SET search_path = public, pg_temp;
                ALTER ROLE %2$s LOGIN CONNECTION LIMIT %3$d PASSWORD '%4$s'
                """.formatted(GROUP, role, connections, hash(database, password)));
    }

    /// Ends its sessions and removes the role. Its database may exist or not.
    public void drop(String database) {
        if (!exists(database)) {
            return;
        }
        String role = quoted(database);
        run("ALTER ROLE %s NOLOGIN".formatted(role));
        // Who may end a session has the rights of its role; the creator of a role may grant them to itself.
        run("GRANT %s TO CURRENT_USER WITH INHERIT TRUE, SET FALSE".formatted(role));
        sql.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :role")
                .param("role", database)
                .query(Boolean.class)
                .list();
        if (new Databases(sql).exists(database)) {
            run("REVOKE ALL ON DATABASE %s FROM %s".formatted(role, role));
        }
        run("DROP ROLE IF EXISTS %s".formatted(role));
    }

    private void run(String statement) {
        sql.sql(statement).update();
    }

    private static String hash(String role, String password) {
        try {
            return PasswordUtil.encodePassword(role, password.toCharArray(), "scram-sha-256");
        } catch (SQLException impossible) {
            throw new IllegalStateException("cannot hash a password", impossible);
        }
    }
}
