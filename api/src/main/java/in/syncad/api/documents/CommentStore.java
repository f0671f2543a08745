package in.syncad.api.documents;

import in.syncad.api.documents.Document.Person;
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

/// Rows of `document_comment`.
@Repository
class CommentStore {

    private static final String SELECT = """
            SELECT c.id, c.author_id, u.display_name, c.body, c.v, c.starts_at, c.ends_at, c.written_at, c.resolved_at,
                   c.row_version
            FROM document_comment c
            JOIN user_account u ON u.id = c.author_id
            WHERE c.document_id = :document
            """;

    private final JdbcClient database;
    private final Clock clock;

    CommentStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(UUID id, UUID document, UUID author, CommentDetails details) {
        database.sql("""
                        INSERT INTO document_comment (id, document_id, author_id, body, v, starts_at, ends_at, written_at)
                        VALUES (:id, :document, :author, :body, :version, :start, :end, :now)
                        """)
                .param("id", id)
                .param("document", document)
                .param("author", author)
                .param("body", details.body())
                .param("version", details.version())
                .param("start", details.start())
                .param("end", details.end())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Versioned<DocumentComment>> find(UUID document, UUID id) {
        return database.sql(SELECT + " AND c.id = :id FOR NO KEY UPDATE OF c")
                .param("document", document)
                .param("id", id)
                .query((row, number) -> new Versioned<>(comment(row), row.getInt("row_version")))
                .optional();
    }

    /// Oldest first.
    List<Listed<DocumentComment>> list(UUID document, Optional<Position> position, int limit) {
        return database.sql(SELECT + """
                          AND (CAST(:after AS uuid) IS NULL OR c.id > :after)
                        ORDER BY c.id
                        LIMIT :limit
                        """)
                .param("document", document)
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(comment(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    /// Those whose places are older than that version.
    List<DocumentComment> behind(UUID document, int version) {
        return database.sql(SELECT + " AND c.v < :version")
                .param("document", document)
                .param("version", version)
                .query((row, number) -> comment(row))
                .list();
    }

    /// Says where it is now.
    void place(DocumentComment comment) {
        database.sql("UPDATE document_comment SET v = :version, starts_at = :start, ends_at = :end WHERE id = :id")
                .param("id", comment.id())
                .param("version", comment.version())
                .param("start", comment.start())
                .param("end", comment.end())
                .update();
    }

    void resolve(UUID id) {
        database.sql("UPDATE document_comment SET resolved_at = :now, row_version = row_version + 1 WHERE id = :id")
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void remove(UUID id) {
        database.sql("DELETE FROM document_comment WHERE id = :id")
                .param("id", id)
                .update();
    }

    private static DocumentComment comment(ResultSet row) throws SQLException {
        Timestamp resolved = row.getTimestamp("resolved_at");
        return new DocumentComment(
                row.getObject("id", UUID.class),
                new Person(row.getObject("author_id", UUID.class), row.getString("display_name")),
                row.getString("body"),
                row.getInt("v"),
                row.getInt("starts_at"),
                row.getInt("ends_at"),
                row.getTimestamp("written_at").toInstant(),
                resolved == null ? null : resolved.toInstant());
    }
}
