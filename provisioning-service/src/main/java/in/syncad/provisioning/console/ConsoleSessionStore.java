package in.syncad.provisioning.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of sessions, and of who tried to get one. They are in the database because nodes share them.
@Repository
class ConsoleSessionStore {

    private final JdbcClient sql;

    ConsoleSessionStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(UUID id, byte[] seal, Instant now, Instant end) {
        sql.sql("INSERT INTO console_session (id, seal, started_at, ends_at) VALUES (:id, :seal, :now, :end)")
                .param("id", id)
                .param("seal", seal)
                .param("now", utc(now))
                .param("end", utc(end))
                .update();
    }

    /// @param seals any of which may be the session's
    Optional<UUID> find(List<byte[]> seals, Instant now) {
        return sql.sql("SELECT id FROM console_session WHERE seal IN (:seals) AND ends_at > :now")
                .param("seals", seals)
                .param("now", utc(now))
                .query(UUID.class)
                .optional();
    }

    void delete(UUID id) {
        sql.sql("DELETE FROM console_session WHERE id = :id").param("id", id).update();
    }

    void deleteEnded(Instant now) {
        sql.sql("DELETE FROM console_session WHERE ends_at <= :now")
                .param("now", utc(now))
                .update();
    }

    /// How often a network has tried since then, this time included.
    record Tries(int count, Instant since) {}

    /// @param windowStart what was tried before that is forgotten
    Tries countTry(String network, Instant now, Instant windowStart) {
        return sql.sql("""
                        INSERT INTO console_sign_in_try AS t (network, since, tries) VALUES (:network, :now, 1)
                        ON CONFLICT (network) DO UPDATE SET
                          tries = CASE WHEN t.since <= :windowStart THEN 1 ELSE t.tries + 1 END,
                          since = CASE WHEN t.since <= :windowStart THEN excluded.since ELSE t.since END
                        RETURNING tries, since
                        """)
                .param("network", network)
                .param("now", utc(now))
                .param("windowStart", utc(windowStart))
                .query((row, number) -> new Tries(
                        row.getInt("tries"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .single();
    }

    void forgetTries(String network) {
        sql.sql("DELETE FROM console_sign_in_try WHERE network = :network")
                .param("network", network)
                .update();
    }

    void forgetTriesBefore(Instant windowStart) {
        sql.sql("DELETE FROM console_sign_in_try WHERE since <= :windowStart")
                .param("windowStart", utc(windowStart))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
