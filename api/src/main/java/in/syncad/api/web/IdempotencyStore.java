package in.syncad.api.web;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps answers with the effects that they tell of, in the school's database.
@Repository
class IdempotencyStore {

    private final JdbcClient database;
    private final Clock clock;

    IdempotencyStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Answer(
            byte[] fingerprint,
            int status,
            String headers,
            @Nullable String body) {}

    /// Whether nobody else is at work under that key; until the transaction ends nobody else will be.
    boolean tryLock(long key) {
        return database.sql("SELECT pg_try_advisory_xact_lock(:key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    Optional<Answer> find(UUID user, String key) {
        return database.sql("""
                        SELECT fingerprint, status, headers, body
                        FROM idempotency_key
                        WHERE user_id = :user AND key = :key
                        """)
                .param("user", user)
                .param("key", key)
                .query((row, number) -> new Answer(
                        row.getBytes("fingerprint"),
                        row.getInt("status"),
                        row.getString("headers"),
                        row.getString("body")))
                .optional();
    }

    void add(UUID user, String key, Answer answer) {
        database.sql("""
                        INSERT INTO idempotency_key (user_id, key, fingerprint, status, headers, body, created_at)
                        VALUES (:user, :key, :fingerprint, :status, CAST(:headers AS jsonb), CAST(:body AS jsonb), :now)
                        """)
                .param("user", user)
                .param("key", key)
                .param("fingerprint", answer.fingerprint())
                .param("status", answer.status())
                .param("headers", answer.headers())
                .param("body", answer.body())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// @return how many were removed
    int forgetOlderThan(Duration age) {
        return database.sql("DELETE FROM idempotency_key WHERE created_at < :horizon")
                .param("horizon", Timestamp.from(clock.instant().minus(age)))
                .update();
    }
}
