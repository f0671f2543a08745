package in.syncad.api.chat;

import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Entries of conversations. Whoever reads them sees those during which they were there, and nothing else.
@Repository
class MessageStore {

    /// True if `:caller` was there at the entry of conversation `n` with that number.
    static final String COVERED = """
            EXISTS (SELECT FROM conversation_stay s
                    WHERE s.conversation_id = n.conversation_id AND s.user_id = :caller
                      AND %1$s BETWEEN s.first_seq AND coalesce(s.last_seq, %1$s))
            """;

    private static final String ANY = """
            SELECT n.id, n.conversation_id, n.seq, n.kind, n.author_id, u.display_name, n.client_id, n.about_message,
                   n.about_user, n.sent_at, n.edited_at, n.gone, n.row_version, %s AS body,
                   ARRAY(SELECT a.file_id FROM chat_attachment a
                         WHERE a.message_id = n.id
                         ORDER BY a.file_id) AS attachments
            FROM chat_message n
            JOIN user_account u ON u.id = n.author_id
            WHERE true
            """;

    private static final String SHOWN = ANY.formatted(
                    "CASE WHEN n.edited_seq IS NULL OR %s THEN n.body END".formatted(COVERED.formatted("n.edited_seq")))
            + " AND " + COVERED.formatted("n.seq");

    private final JdbcClient database;
    private final Clock clock;

    MessageStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// To a conversation that is locked.
    ///
    /// @return its number
    long add(UUID id, UUID conversation, Entry entry) {
        long seq = database.sql("UPDATE conversation SET last_seq = last_seq + 1 WHERE id = :id RETURNING last_seq")
                .param("id", conversation)
                .query(Long.class)
                .single();
        database.sql("""
                        INSERT INTO chat_message
                          (conversation_id, seq, id, kind, author_id, client_id, body, about_message, about_user, sent_at)
                        VALUES (:conversation, :seq, :id, :kind, :author, :client, :body, :message, :user, :now)
                        """)
                .param("conversation", conversation)
                .param("seq", seq)
                .param("id", id)
                .param("kind", entry.kind().code())
                .param("author", entry.author())
                .param("client", entry.clientId())
                .param("body", entry.body())
                .param("message", entry.aboutMessage())
                .param("user", entry.aboutUser())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (!entry.attachments().isEmpty()) {
            attach(id, entry.attachments());
        }
        return seq;
    }

    private void attach(UUID id, Collection<UUID> files) {
        database.sql("INSERT INTO chat_attachment (message_id, file_id) SELECT :id, unnest(:files)")
                .param("id", id)
                .param("files", files.toArray(UUID[]::new))
                .update();
    }

    /// As everybody sees it who is there.
    ChatMessage entry(UUID id) {
        return database.sql(ANY.formatted("n.body") + " AND n.id = :id")
                .param("id", id)
                .query((row, number) -> message(row))
                .single();
    }

    /// The one that was sent under that name already.
    Optional<ChatMessage> sent(UUID conversation, UUID author, UUID clientId) {
        return database.sql(ANY.formatted("n.body")
                        + " AND n.conversation_id = :conversation AND n.author_id = :author AND n.client_id = :client")
                .param("conversation", conversation)
                .param("author", author)
                .param("client", clientId)
                .query((row, number) -> message(row))
                .optional();
    }

    Optional<Versioned<ChatMessage>> find(UUID conversation, UUID id, UUID caller) {
        return database.sql(SHOWN + " AND n.conversation_id = :conversation AND n.id = :id")
                .param("caller", caller)
                .param("conversation", conversation)
                .param("id", id)
                .query((row, number) -> new Versioned<>(message(row), row.getInt("row_version")))
                .optional();
    }

    /// In order.
    List<ChatMessage> after(UUID conversation, UUID caller, long seq, int limit) {
        return database.sql(SHOWN + """
                          AND n.conversation_id = :conversation AND n.seq > :seq
                        ORDER BY n.seq
                        LIMIT :limit
                        """)
                .param("caller", caller)
                .param("conversation", conversation)
                .param("seq", seq)
                .param("limit", limit)
                .query((row, number) -> message(row))
                .list();
    }

    /// The latest first.
    List<ChatMessage> before(UUID conversation, UUID caller, long seq, int limit) {
        return database.sql(SHOWN + """
                          AND n.conversation_id = :conversation AND n.seq < :seq
                        ORDER BY n.seq DESC
                        LIMIT :limit
                        """)
                .param("caller", caller)
                .param("conversation", conversation)
                .param("seq", seq)
                .param("limit", limit)
                .query((row, number) -> message(row))
                .list();
    }

    /// The last message of each of these conversations that the caller can read.
    List<ChatMessage> last(Collection<UUID> conversations, UUID caller) {
        return database.sql("""
                        SELECT l.*
                        FROM unnest(:conversations) AS c (id)
                        CROSS JOIN LATERAL (
                          %s AND n.conversation_id = c.id AND n.kind = 'message'
                          ORDER BY n.seq DESC
                          LIMIT 1) l
                        """.formatted(SHOWN))
                .param("caller", caller)
                .param("conversations", conversations.toArray(UUID[]::new))
                .query((row, number) -> message(row))
                .list();
    }

    /// @param seq of the entry that tells of it
    void edit(UUID id, String body, long seq) {
        database.sql("""
                        UPDATE chat_message
                        SET body = :body, edited_at = :now, edited_seq = :seq, row_version = row_version + 1
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("body", body)
                .param("seq", seq)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// Leaves nothing of the words.
    ///
    /// @return the files that were attached
    List<UUID> empty(UUID id, Gone gone) {
        database.sql("UPDATE chat_message SET body = NULL, gone = :gone, row_version = row_version + 1 WHERE id = :id")
                .param("id", id)
                .param("gone", gone.code())
                .update();
        return database.sql("DELETE FROM chat_attachment WHERE message_id = :id RETURNING file_id")
                .param("id", id)
                .query((row, number) -> row.getObject("file_id", UUID.class))
                .list();
    }

    private static ChatMessage message(ResultSet row) throws SQLException {
        String gone = row.getString("gone");
        return new ChatMessage(
                row.getObject("id", UUID.class),
                row.getObject("conversation_id", UUID.class),
                row.getLong("seq"),
                EntryKind.ofCode(row.getString("kind")),
                new ChatMessage.Author(row.getObject("author_id", UUID.class), row.getString("display_name")),
                row.getObject("client_id", UUID.class),
                row.getString("body"),
                Arrays.asList((UUID[]) row.getArray("attachments").getArray()),
                row.getObject("about_message", UUID.class),
                row.getObject("about_user", UUID.class),
                row.getTimestamp("sent_at").toInstant(),
                instant(row, "edited_at"),
                gone == null ? null : Gone.ofCode(gone));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
