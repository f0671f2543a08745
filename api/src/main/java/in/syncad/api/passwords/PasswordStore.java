package in.syncad.api.passwords;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The hashes of a school's passwords.
@Repository
class PasswordStore {

    private final JdbcClient database;
    private final Clock clock;

    PasswordStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<String> hashOf(UUID user) {
        return database.sql("SELECT hash FROM user_password WHERE user_id = :user")
                .param("user", user)
                .query(String.class)
                .optional();
    }

    void put(UUID user, String hash) {
        database.sql("""
                        INSERT INTO user_password (user_id, hash, changed_at)
                        VALUES (:user, :hash, :now)
                        ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
                        """)
                .param("user", user)
                .param("hash", hash)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// Of several who replace the same password one does.
    ///
    /// @param before empty when there was none
    /// @return whether it still was the one before
    boolean replace(UUID user, Optional<String> before, String hash) {
        return database.sql("""
                        INSERT INTO user_password AS present (user_id, hash, changed_at)
                        SELECT :user, :hash, :now
                        WHERE CAST(:before AS text) IS NULL
                           OR EXISTS (SELECT FROM user_password WHERE user_id = :user AND hash = :before)
                        ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
                        WHERE present.hash = :before
                        """)
                        .param("user", user)
                        .param("before", before.orElse(null))
                        .param("hash", hash)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }
}
