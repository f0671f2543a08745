package in.syncad.provisioning.standby;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the standby databases. A database without `ready` is being made, or its maker died.
@Repository
class StandbyStore {

    private final JdbcClient sql;

    StandbyStore(JdbcClient sql) {
        this.sql = sql;
    }

    void announce(String name, String stamp, Instant now) {
        sql.sql("INSERT INTO standby_database (name, stamp, created_at) VALUES (:name, :stamp, :now)")
                .param("name", name)
                .param("stamp", stamp)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void ready(String name) {
        sql.sql("UPDATE standby_database SET ready = true WHERE name = :name")
                .param("name", name)
                .update();
    }

    void remove(String name) {
        sql.sql("DELETE FROM standby_database WHERE name = :name")
                .param("name", name)
                .update();
    }

    /// Takes one off the stock in the caller's transaction; those that others are taking are passed over.
    Optional<String> take(String stamp) {
        return sql.sql("""
                        DELETE FROM standby_database WHERE name = (
                          SELECT name FROM standby_database WHERE ready AND stamp = :stamp
                          ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING name
                        """).param("stamp", stamp).query(String.class).optional();
    }

    int count(String stamp) {
        return sql.sql("SELECT count(*) FROM standby_database WHERE ready AND stamp = :stamp")
                .param("stamp", stamp)
                .query(Integer.class)
                .single();
    }

    /// Those that nobody will claim: unfinished, or of another schema.
    List<String> useless(String stamp) {
        return sql.sql("SELECT name FROM standby_database WHERE NOT ready OR stamp <> :stamp")
                .param("stamp", stamp)
                .query((row, number) -> row.getString("name"))
                .list();
    }
}
