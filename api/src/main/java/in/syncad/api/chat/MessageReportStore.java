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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Messages that were reported, for school-admins.
@Repository
class MessageReportStore {

    private static final String SELECT = """
            SELECT r.id, r.body, r.reason, r.reported_at, r.outcome, r.settled_at, r.row_version, n.sent_at,
                   n.author_id, author.display_name AS author_name,
                   r.reporter_id, reporter.display_name AS reporter_name,
                   (SELECT count(*) FROM chat_attachment a WHERE a.message_id = n.id) AS attachments
            FROM chat_report r
            JOIN chat_message n ON n.id = r.message_id
            JOIN user_account author ON author.id = n.author_id
            JOIN user_account reporter ON reporter.id = r.reporter_id
            WHERE true
            """;

    private final JdbcClient database;
    private final Clock clock;

    MessageReportStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Where the message is that a report is about.
    record Reported(UUID conversation, UUID message) {}

    /// Each member reports a message once.
    void add(UUID id, UUID message, UUID reporter, String reason, String body) {
        database.sql("""
                        INSERT INTO chat_report (id, message_id, reporter_id, reason, body, reported_at)
                        VALUES (:id, :message, :reporter, :reason, :body, :now)
                        ON CONFLICT ON CONSTRAINT chat_report_once DO NOTHING
                        """)
                .param("id", id)
                .param("message", message)
                .param("reporter", reporter)
                .param("reason", reason)
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Versioned<MessageReport>> find(UUID id) {
        return database.sql(SELECT + " AND r.id = :id")
                .param("id", id)
                .query((row, number) -> new Versioned<>(report(row), row.getInt("row_version")))
                .optional();
    }

    Reported reported(UUID id) {
        return database.sql("""
                        SELECT n.conversation_id, n.id
                        FROM chat_report r JOIN chat_message n ON n.id = r.message_id
                        WHERE r.id = :id
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Reported(row.getObject("conversation_id", UUID.class), row.getObject("id", UUID.class)))
                .single();
    }

    /// Newest first.
    ///
    /// @param settled null for both
    List<Listed<MessageReport>> list(@Nullable Boolean settled, Optional<Position> position, int limit) {
        return database.sql(SELECT + """
                          AND (CAST(:settled AS boolean) IS NULL OR (r.outcome IS NOT NULL) = :settled)
                          AND (CAST(:after AS uuid) IS NULL OR r.id < :after)
                        ORDER BY r.id DESC
                        LIMIT :limit
                        """)
                .param("settled", settled)
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(report(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    /// All reports of that message that are open.
    void settle(UUID message, Outcome outcome) {
        database.sql("""
                        UPDATE chat_report
                        SET outcome = :outcome, settled_at = :now, row_version = row_version + 1
                        WHERE message_id = :message AND outcome IS NULL
                        """)
                .param("message", message)
                .param("outcome", outcome.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static MessageReport report(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        Timestamp settled = row.getTimestamp("settled_at");
        return new MessageReport(
                row.getObject("id", UUID.class),
                new ChatMessage.Author(row.getObject("author_id", UUID.class), row.getString("author_name")),
                row.getTimestamp("sent_at").toInstant(),
                row.getString("body"),
                row.getInt("attachments"),
                new ChatMessage.Author(row.getObject("reporter_id", UUID.class), row.getString("reporter_name")),
                row.getString("reason"),
                row.getTimestamp("reported_at").toInstant(),
                outcome == null ? null : Outcome.ofCode(outcome),
                settled == null ? null : settled.toInstant());
    }
}
