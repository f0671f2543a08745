package in.syncad.api.chat;

import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Conversations, as those see them who are or were in them.
@Repository
class ConversationStore {

    private static final String SELECT = """
            SELECT c.id, c.kind, coalesce(stay.last_title, c.title, u.display_name) AS title, u.id AS other,
                   c.created_at, c.row_version, m.manages, m.read_seq, stay.is_here, stay.last_seq,
                   coalesce(l.sent_at, c.created_at) AS happened_at,
                   (SELECT count(*)
                    FROM (SELECT FROM chat_message n
                          WHERE n.conversation_id = c.id AND n.seq > m.read_seq AND n.kind = 'message'
                            AND n.gone IS NULL AND n.author_id <> :caller AND %s
                          LIMIT 100) counted) AS unread
            FROM conversation_member m
            JOIN conversation c ON c.id = m.conversation_id
            CROSS JOIN LATERAL (
              SELECT bool_or(s.last_seq IS NULL) AS is_here, max(coalesce(s.last_seq, c.last_seq)) AS last_seq,
                     (array_agg(s.last_title ORDER BY s.first_seq DESC))[1] AS last_title
              FROM conversation_stay s
              WHERE s.conversation_id = c.id AND s.user_id = m.user_id) stay
            LEFT JOIN chat_message l ON l.conversation_id = c.id AND l.seq = stay.last_seq
            LEFT JOIN user_account u ON u.id = CASE WHEN c.pair[1] = :caller THEN c.pair[2] ELSE c.pair[1] END
            WHERE m.user_id = :caller
            """.formatted(MessageStore.COVERED.formatted("n.seq"));

    private final JdbcClient database;
    private final Clock clock;

    ConversationStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Versioned<Conversation>> find(UUID id, UUID caller) {
        return database.sql(SELECT + " AND c.id = :id")
                .param("caller", caller)
                .param("id", id)
                .query((row, number) -> new Versioned<>(conversation(row), row.getInt("row_version")))
                .optional();
    }

    /// Where something happened last comes first.
    List<Listed<Conversation>> list(UUID caller, Optional<Position> position, int limit) {
        return database.sql("""
                        SELECT * FROM (%s) AS own
                        WHERE CAST(:after AS uuid) IS NULL OR (happened_at, id) < (CAST(:key AS timestamptz), :after)
                        ORDER BY happened_at DESC, id DESC
                        LIMIT :limit
                        """.formatted(SELECT))
                .param("caller", caller)
                .param("key", position.map(Position::key).orElse(null))
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(
                        conversation(row), new Position(row.getString("happened_at"), row.getObject("id", UUID.class))))
                .list();
    }

    void addGroup(UUID id, String title) {
        database.sql("INSERT INTO conversation (id, kind, title, created_at) VALUES (:id, 'group', :title, :now)")
                .param("id", id)
                .param("title", title)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// @return false when these two have one
    boolean addDirect(UUID id, UUID one, UUID other) {
        return database.sql("""
                        INSERT INTO conversation (id, kind, pair, created_at)
                        VALUES (:id, 'direct', ARRAY[least(:one, :other), greatest(:one, :other)], :now)
                        ON CONFLICT ON CONSTRAINT conversation_pair_unique DO NOTHING
                        """)
                        .param("id", id)
                        .param("one", one)
                        .param("other", other)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    UUID direct(UUID one, UUID other) {
        return database.sql("""
                        SELECT id FROM conversation WHERE pair = ARRAY[least(:one, :other), greatest(:one, :other)]
                        """)
                .param("one", one)
                .param("other", other)
                .query(UUID.class)
                .single();
    }

    void rename(UUID id, String title) {
        database.sql("UPDATE conversation SET title = :title, row_version = row_version + 1 WHERE id = :id")
                .param("id", id)
                .param("title", title)
                .update();
    }

    /// After members came or went.
    void raiseVersion(UUID id) {
        database.sql("UPDATE conversation SET row_version = row_version + 1 WHERE id = :id")
                .param("id", id)
                .update();
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getObject("id", UUID.class),
                ConversationKind.ofCode(row.getString("kind")),
                row.getString("title"),
                row.getObject("other", UUID.class),
                row.getBoolean("is_here"),
                row.getBoolean("manages"),
                row.getLong("last_seq"),
                row.getLong("read_seq"),
                row.getInt("unread"),
                null,
                row.getTimestamp("created_at").toInstant());
    }
}
