package in.syncad.provisioning.standby;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the standby databases. A database without `ready` is being made, or its maker died, or it is about to
/// be dropped: nobody claims it.
@Repository
class StandbyStore {

    private final JdbcClient sql;

    StandbyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Enters a database that is about to be made, if there are fewer than `size`. Call it in a transaction: makers of
    /// one stock come one after the other, so that together they never make too many.
    ///
    /// @return whether one was missing
    boolean announce(String name, String stamp, int size, Instant now) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended(:stock, 0))")
                .param("stock", "standby " + stamp)
                .query((row, number) -> true)
                .single();
        return sql.sql("""
                        INSERT INTO standby_database (name, stamp, created_at)
                        SELECT :name, :stamp, :now
                        WHERE (SELECT count(*) FROM standby_database WHERE stamp = :stamp) < :size
                        """)
                        .param("name", name)
                        .param("stamp", stamp)
                        .param("size", size)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @return false when the database was given up meanwhile
    boolean ready(String name) {
        return sql.sql("UPDATE standby_database SET ready = true WHERE name = :name")
                        .param("name", name)
                        .update()
                == 1;
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

    /// Those whose maker has not finished them since then.
    List<String> unfinished(Instant since) {
        return sql.sql("SELECT name FROM standby_database WHERE NOT ready AND created_at < :since")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /// Withdraws the whole stock of that schema; from now on nobody claims any of it.
    List<String> withdraw(String stamp) {
        return sql.sql("UPDATE standby_database SET ready = false WHERE stamp = :stamp RETURNING name")
                .param("stamp", stamp)
                .query((row, number) -> row.getString("name"))
                .list();
    }
}
