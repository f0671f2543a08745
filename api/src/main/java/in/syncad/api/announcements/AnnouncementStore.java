package in.syncad.api.announcements;

import in.syncad.api.announcements.Announcement.Author;
import in.syncad.api.audience.Audience;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads announcements, always within an [AnnouncementScope].
@Repository
class AnnouncementStore {

    private static final String SELECT = """
            SELECT a.id, a.author_id, u.display_name, a.title, a.body, a.status, a.urgent, a.requires_ack, a.publish_at,
                   a.published_at, a.expires_at, a.row_version, r.read_at, r.acked_at,
                   CASE WHEN %s THEN
                     (SELECT json_agg(json_build_object('kind', t.kind, 'value', t.value) ORDER BY t.kind, t.value)
                      FROM announcement_target t
                      WHERE t.announcement_id = a.id) END AS targets,
                   ARRAY(SELECT f.file_id FROM announcement_attachment f
                         WHERE f.announcement_id = a.id
                         ORDER BY f.file_id) AS attachments
            FROM announcement a
            JOIN user_account u ON u.id = a.author_id
            LEFT JOIN announcement_recipient r ON r.announcement_id = a.id AND r.user_id = :caller
            WHERE %s
            """.formatted(AnnouncementScope.OWN, AnnouncementScope.AT_ALL);

    private static final String LIST = SELECT + """
              AND (CAST(:status AS text) IS NULL OR a.status = :status)
              AND (CAST(:after AS uuid) IS NULL OR a.id < :after)
            ORDER BY a.id DESC
            LIMIT :limit
            """;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    AnnouncementStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Optional<Versioned<Announcement>> find(UUID id, Caller caller) {
        return database.sql(SELECT + " AND a.id = :id")
                .params(new AnnouncementScope(caller, clock.instant()).parameters())
                .param("id", id)
                .query((row, number) -> new Versioned<>(announcement(row), row.getInt("row_version")))
                .optional();
    }

    /// Newest first.
    List<Listed<Announcement>> list(
            @Nullable AnnouncementStatus status, Caller caller, Optional<Position> position, int limit) {
        return database.sql(LIST)
                .params(new AnnouncementScope(caller, clock.instant()).parameters())
                .param("status", status == null ? null : status.code())
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) ->
                        new Listed<>(announcement(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    private Announcement announcement(ResultSet row) throws SQLException {
        String targets = row.getString("targets");
        return new Announcement(
                row.getObject("id", UUID.class),
                new Author(row.getObject("author_id", UUID.class), row.getString("display_name")),
                row.getString("title"),
                row.getString("body"),
                AnnouncementStatus.ofCode(row.getString("status")),
                row.getBoolean("urgent"),
                row.getBoolean("requires_ack"),
                targets == null ? null : Arrays.asList(json.readValue(targets, Audience[].class)),
                Arrays.asList((UUID[]) row.getArray("attachments").getArray()),
                instant(row, "publish_at"),
                instant(row, "published_at"),
                instant(row, "expires_at"),
                instant(row, "read_at"),
                instant(row, "acked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
