package in.syncad.api.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads how sessions stand.
@Repository
class StandingStore {

    private final JdbcClient database;
    private final Clock clock;

    StandingStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Standing> find(UUID session, UUID user) {
        return database.sql("""
                        SELECT s.revoked_at IS NULL AND s.expires_at > :now AND u.status = 'active' AS live,
                               u.token_version
                        FROM session s
                        JOIN user_account u ON u.id = s.user_id
                        WHERE s.id = :session AND s.user_id = :user
                        """)
                .param("session", session)
                .param("user", user)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Standing(row.getBoolean("live"), row.getInt("token_version")))
                .optional();
    }
}
