package in.syncad.common.schema;

import static in.syncad.common.schema.Identifier.quoted;

import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whole databases of one server. Every verb looks first, so repeating one is harmless.
final class Databases {

    private final JdbcClient sql;

    /// @param sql connected to another database of that server, outside any transaction
    Databases(JdbcClient sql) {
        this.sql = sql;
    }

    boolean exists(String name) {
        return is(name, "true");
    }

    /// The names of all databases that begin so.
    List<String> startingWith(String prefix) {
        return sql.sql("SELECT datname FROM pg_database WHERE starts_with(datname::text, :prefix) ORDER BY datname")
                .param("prefix", prefix)
                .query((row, number) -> row.getString("datname"))
                .list();
    }

    boolean isOpen(String name) {
        return is(name, "datallowconn");
    }

    boolean isTemplate(String name) {
        return is(name, "datistemplate AND NOT datallowconn");
    }

    /// Nobody can connect until [#open].
    void createEmpty(String name) {
        create(name, "TEMPLATE template0 STRATEGY WAL_LOG");
    }

    /// A copy of the template. `WAL_LOG` spares the whole server the two checkpoints that `FILE_COPY` forces.
    void createFrom(String template, String name) {
        create(name, "TEMPLATE %s STRATEGY WAL_LOG".formatted(quoted(template)));
    }

    private void create(String name, String source) {
        if (!exists(name)) {
            sql.sql("CREATE DATABASE %s %s ALLOW_CONNECTIONS false".formatted(quoted(name), source))
                    .update();
        }
        sql.sql("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(quoted(name))).update();
    }

    /// Lets those in who have a right to it; the owner, at first.
    void open(String name) {
        sql.sql("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(quoted(name)))
                .update();
    }

    void closeAsTemplate(String name) {
        sql.sql("ALTER DATABASE %s IS_TEMPLATE true ALLOW_CONNECTIONS false".formatted(quoted(name)))
                .update();
    }

    void rename(String from, String to) {
        sql.sql("ALTER DATABASE %s RENAME TO %s".formatted(quoted(from), quoted(to)))
                .update();
    }

    /// With every session in it.
    void drop(String name) {
        if (is(name, "datistemplate")) {
            sql.sql("ALTER DATABASE %s IS_TEMPLATE false".formatted(quoted(name)))
                    .update();
        }
        try {
            sql.sql("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(quoted(name)))
                    .update();
        } catch (DataAccessException failed) {
            // Two droppers at once: the slower one finds that what it was about to drop is gone.
            if (exists(name)) {
                throw failed;
            }
        }
    }

    private boolean is(String name, String condition) {
        return sql.sql("SELECT EXISTS (SELECT FROM pg_database WHERE datname = :name AND (%s))".formatted(condition))
                .param("name", name)
                .query(Boolean.class)
                .single();
    }
}
