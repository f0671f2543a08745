package in.syncad.api.announcements;

import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `announcement_recipient`.
@Repository
class RecipientStore {

    private final JdbcClient database;

    RecipientStore(JdbcClient database) {
        this.database = database;
    }

    /// Somebody it was addressed to.
    record Row(
            UUID user,
            String displayName,
            @Nullable Instant readAt,
            @Nullable Instant acknowledgedAt) {}

    record Receipts(int recipients, int read, int acknowledged) {}

    void fix(UUID announcement, Collection<UUID> users) {
        database.sql("""
                        INSERT INTO announcement_recipient (announcement_id, user_id)
                        SELECT :announcement, user_id FROM unnest(:users) AS told (user_id)
                        """)
                .param("announcement", announcement)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    /// The first time counts.
    ///
    /// @return false when it was not addressed to that person
    boolean read(UUID announcement, UUID user, Instant now) {
        return database.sql("""
                        UPDATE announcement_recipient SET read_at = coalesce(read_at, :now)
                        WHERE announcement_id = :announcement AND user_id = :user
                        """)
                        .param("announcement", announcement)
                        .param("user", user)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    /// As [#read]. Who acknowledges has read.
    boolean acknowledge(UUID announcement, UUID user, Instant now) {
        return database.sql("""
                        UPDATE announcement_recipient
                        SET acked_at = coalesce(acked_at, :now), read_at = coalesce(read_at, :now)
                        WHERE announcement_id = :announcement AND user_id = :user
                        """)
                        .param("announcement", announcement)
                        .param("user", user)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    Receipts receipts(UUID announcement) {
        return database.sql("""
                        SELECT count(*) AS recipients, count(read_at) AS read, count(acked_at) AS acknowledged
                        FROM announcement_recipient
                        WHERE announcement_id = :announcement
                        """)
                .param("announcement", announcement)
                .query((row, number) ->
                        new Receipts(row.getInt("recipients"), row.getInt("read"), row.getInt("acknowledged")))
                .single();
    }

    /// By name.
    ///
    /// @param among nobody else, where given
    List<Listed<Row>> list(
            UUID announcement, ReceiptView view, Optional<List<UUID>> among, Optional<Position> position, int limit) {
        return database.sql("""
                        SELECT u.id, u.display_name, u.name_key, r.read_at, r.acked_at
                        FROM announcement_recipient r
                        JOIN user_account u ON u.id = r.user_id
                        WHERE r.announcement_id = :announcement
                          AND (:view NOT IN ('UNREAD', 'UNREACHED') OR r.read_at IS NULL)
                          AND (:view <> 'UNACKNOWLEDGED' OR r.acked_at IS NULL)
                          AND (CAST(:among AS uuid[]) IS NULL OR u.id = ANY (:among))
                          AND (CAST(:after AS uuid) IS NULL OR (u.name_key, u.id) > (:key, :after))
                        ORDER BY u.name_key, u.id
                        LIMIT :limit
                        """)
                .param("announcement", announcement)
                .param("view", view.name())
                .param("among", among.map(users -> users.toArray(UUID[]::new)).orElse(null))
                .param("key", position.map(Position::key).orElse(null))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> {
                    UUID user = row.getObject("id", UUID.class);
                    return new Listed<>(
                            new Row(
                                    user,
                                    row.getString("display_name"),
                                    instant(row.getTimestamp("read_at")),
                                    instant(row.getTimestamp("acked_at"))),
                            new Position(row.getString("name_key"), user));
                })
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }
}
