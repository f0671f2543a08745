package in.syncad.api.signin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sessions and their refresh tokens. Single use is decided by one statement.
@Repository
class SessionStore {

    private static final int MOST_SHOWN = 100;

    private final JdbcClient database;

    SessionStore(JdbcClient database) {
        this.database = database;
    }

    record Session(UUID id, UUID user, Instant createdAt, Instant expiresAt, boolean revoked) {}

    /// @param usedAt empty while it can be used
    record Found(UUID session, Optional<Instant> usedAt, Instant expiresAt) {}

    void add(UUID session, UUID user, Device device, Instant now, Instant expiresAt) {
        database.sql("""
                        INSERT INTO session (id, user_id, device, created_at, expires_at)
                        VALUES (:session, :user, :device, :now, :expiresAt)
                        """)
                .param("session", session)
                .param("user", user)
                .param("device", device.name())
                .param("now", timestamp(now))
                .param("expiresAt", timestamp(expiresAt))
                .update();
    }

    void addToken(byte[] hash, UUID session, Instant now, Instant expiresAt) {
        database.sql("""
                        INSERT INTO refresh_token (token_hash, session_id, issued_at, expires_at)
                        VALUES (:hash, :session, :now, :expiresAt)
                        """)
                .param("hash", hash)
                .param("session", session)
                .param("now", timestamp(now))
                .param("expiresAt", timestamp(expiresAt))
                .update();
    }

    /// Of all who present a token at the same moment one gets its session; the others wait for that one and get
    /// nothing.
    Optional<UUID> use(byte[] hash, Instant now) {
        return database.sql("""
                        UPDATE refresh_token
                        SET used_at = :now
                        WHERE token_hash = :hash AND used_at IS NULL AND expires_at > :now
                        RETURNING session_id
                        """)
                .param("hash", hash)
                .param("now", timestamp(now))
                .query((row, number) -> row.getObject("session_id", UUID.class))
                .optional();
    }

    Optional<Found> findToken(byte[] hash) {
        return database.sql("SELECT session_id, used_at, expires_at FROM refresh_token WHERE token_hash = :hash")
                .param("hash", hash)
                .query((row, number) -> new Found(
                        row.getObject("session_id", UUID.class),
                        Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<Session> find(UUID session) {
        return database.sql("SELECT id, user_id, created_at, expires_at, revoked_at FROM session WHERE id = :session")
                .param("session", session)
                .query((row, number) -> new Session(
                        row.getObject("id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getObject("revoked_at") != null))
                .optional();
    }

    /// @param reason as the table's constraint knows it
    /// @return whether it was not revoked before
    boolean revoke(UUID session, String reason, Instant now) {
        return database.sql("""
                        UPDATE session
                        SET revoked_at = :now, revoked_for = :reason
                        WHERE id = :session AND revoked_at IS NULL
                        """)
                        .param("session", session)
                        .param("reason", reason)
                        .param("now", timestamp(now))
                        .update()
                > 0;
    }

    /// @param except a session that goes on
    /// @return those that were not revoked before
    List<UUID> revokeAll(UUID user, Optional<UUID> except, String reason, Instant now) {
        return database.sql("""
                        UPDATE session
                        SET revoked_at = :now, revoked_for = :reason
                        WHERE user_id = :user AND revoked_at IS NULL AND id IS DISTINCT FROM CAST(:except AS uuid)
                        RETURNING id
                        """)
                .param("user", user)
                .param("except", except.orElse(null))
                .param("reason", reason)
                .param("now", timestamp(now))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Those that go on, the last used first.
    List<OpenSession> open(UUID user, UUID current, Instant now) {
        return database.sql("""
                        SELECT s.id, s.device, s.created_at, s.id = :current AS current,
                               coalesce((SELECT max(t.issued_at) FROM refresh_token t WHERE t.session_id = s.id),
                                        s.created_at) AS last_used_at
                        FROM session s
                        WHERE s.user_id = :user AND s.revoked_at IS NULL AND s.expires_at > :now
                        ORDER BY last_used_at DESC, s.id
                        LIMIT :most
                        """)
                .param("user", user)
                .param("current", current)
                .param("now", timestamp(now))
                .param("most", MOST_SHOWN)
                .query((row, number) -> new OpenSession(
                        row.getObject("id", UUID.class),
                        row.getString("device"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("current")))
                .list();
    }

    /// Sessions with all their tokens, and expired tokens of sessions that go on.
    ///
    /// @return how many of both
    int removeEndedBefore(Instant horizon) {
        int sessions = database.sql("DELETE FROM session WHERE expires_at < :horizon OR revoked_at < :horizon")
                .param("horizon", timestamp(horizon))
                .update();
        return sessions
                + database.sql("DELETE FROM refresh_token WHERE expires_at < :horizon")
                        .param("horizon", timestamp(horizon))
                        .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
