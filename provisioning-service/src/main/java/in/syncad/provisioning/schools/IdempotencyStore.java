package in.syncad.provisioning.schools;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The answers that are repeated for the same Idempotency-Key.
@Repository
class IdempotencyStore {

    private final JdbcClient sql;

    IdempotencyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Requests with the same key come one after the other until the caller's transaction ends.
    void lock(String key) {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "idempotency-key " + key)
                .query((row, number) -> true)
                .single();
    }

    Optional<Answer> find(String key) {
        return sql.sql("SELECT request_hash, school_id, body FROM idempotent_answer WHERE key = :key")
                .param("key", key)
                .query((row, number) -> new Answer(
                        row.getBytes("request_hash"), row.getObject("school_id", UUID.class), row.getString("body")))
                .optional();
    }

    void insert(String key, Answer answer, Instant now) {
        sql.sql("""
                        INSERT INTO idempotent_answer (key, request_hash, school_id, body, created_at)
                        VALUES (:key, :hash, :school, :body, :now)
                        """)
                .param("key", key)
                .param("hash", answer.requestHash())
                .param("school", answer.school())
                .param("body", answer.body())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void deleteOlderThan(Instant time) {
        sql.sql("DELETE FROM idempotent_answer WHERE created_at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Answer(byte[] requestHash, UUID school, String body) {}
}
