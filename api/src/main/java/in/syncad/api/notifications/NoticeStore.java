package in.syncad.api.notifications;

import in.syncad.api.web.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the app lists for one person.
@Repository
class NoticeStore {

    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    NoticeStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Not put into words yet.
    record Stored(
            UUID id,
            String kind,
            MessageCategory category,
            boolean urgent,
            Map<String, String> data,
            List<UUID> children,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /// Newest first.
    List<Stored> of(UUID user, boolean unreadOnly, Instant now, Optional<Position> position, int limit) {
        return database.sql("""
                        SELECT n.id, n.kind, n.category, n.urgent, n.data, r.children, n.created_at, r.read_at
                        FROM notification_recipient r
                        JOIN notification n ON n.id = r.notification_id
                        WHERE r.user_id = :user AND r.in_app AND n.recalled_at IS NULL
                          AND (n.expires_at IS NULL OR n.expires_at > :now)
                          AND (NOT :unreadOnly OR r.read_at IS NULL)
                          AND (CAST(:after AS uuid) IS NULL OR r.notification_id < :after)
                        ORDER BY r.notification_id DESC
                        LIMIT :limit
                        """)
                .param("user", user)
                .param("unreadOnly", unreadOnly)
                .param("now", Timestamp.from(now))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> stored(row))
                .list();
    }

    int countUnread(UUID user, Instant now) {
        return database.sql("""
                        SELECT count(*) FROM notification_recipient r
                        JOIN notification n ON n.id = r.notification_id
                        WHERE r.user_id = :user AND r.in_app AND r.read_at IS NULL AND n.recalled_at IS NULL
                          AND (n.expires_at IS NULL OR n.expires_at > :now)
                        """)
                .param("user", user)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /// The first time counts.
    ///
    /// @return false when there is no such message for that person
    boolean read(UUID id, UUID user, Instant now) {
        return database.sql("""
                        UPDATE notification_recipient SET read_at = coalesce(read_at, :now)
                        WHERE notification_id = :id AND user_id = :user AND in_app
                        """)
                        .param("id", id)
                        .param("user", user)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    void readAll(UUID user, Instant now) {
        database.sql("""
                        UPDATE notification_recipient SET read_at = :now
                        WHERE user_id = :user AND in_app AND read_at IS NULL
                        """).param("user", user).param("now", Timestamp.from(now)).update();
    }

    private Stored stored(ResultSet row) throws SQLException {
        Timestamp readAt = row.getTimestamp("read_at");
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                MessageCategory.ofCode(row.getString("category")),
                row.getBoolean("urgent"),
                json.readValue(row.getString("data"), DATA),
                Arrays.asList((UUID[]) row.getArray("children").getArray()),
                row.getTimestamp("created_at").toInstant(),
                readAt == null ? null : readAt.toInstant());
    }
}
