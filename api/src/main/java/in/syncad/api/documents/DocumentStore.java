package in.syncad.api.documents;

import in.syncad.api.documents.Document.Person;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import in.syncad.api.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `document`; what is shown of them is bounded by [DocumentScope].
@Repository
class DocumentStore {

    private static final String SELECT = """
            SELECT d.id, d.title, d.owner_id, u.display_name, d.created_at, d.deleted_at, d.row_version, seen.rank,
                   coalesce((SELECT max(o.v) FROM document_op o WHERE o.document_id = d.id), d.snapshot_v) AS version
            FROM (%s) seen
            JOIN document d ON d.id = seen.document_id
            JOIN user_account u ON u.id = d.owner_id
            """.formatted(DocumentScope.SEEN);

    private final JdbcClient database;
    private final Clock clock;

    DocumentStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(UUID id, UUID owner, DocumentDetails details) {
        database.sql("""
                        INSERT INTO document (id, owner_id, title, created_at)
                        VALUES (:id, :owner, :title, :now)
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("title", details.title())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// What is in the trash is seen by its owner alone.
    Optional<Versioned<Document>> find(UUID id, DocumentScope scope) {
        return database.sql(SELECT + " WHERE d.id = :id AND (d.deleted_at IS NULL OR seen.rank = 4)")
                .params(scope.parameters())
                .param("id", id)
                .query((row, number) -> new Versioned<>(document(row), row.getInt("row_version")))
                .optional();
    }

    /// Newest first.
    List<Listed<Document>> list(DocumentView view, DocumentScope scope, Optional<Position> position, int limit) {
        return database.sql(SELECT + """
                        WHERE %s
                          AND (CAST(:after AS uuid) IS NULL OR d.id < :after)
                        ORDER BY d.id DESC
                        LIMIT :limit
                        """.formatted(condition(view)))
                .params(scope.parameters())
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(document(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    private static String condition(DocumentView view) {
        return switch (view) {
            case ALL -> "d.deleted_at IS NULL";
            case OWN -> "d.deleted_at IS NULL AND seen.rank = 4";
            case SHARED -> "d.deleted_at IS NULL AND seen.rank < 4";
            case TRASH -> "d.deleted_at IS NOT NULL AND seen.rank = 4";
        };
    }

    /// Nobody else changes it until the transaction ends.
    void lock(UUID id) {
        database.sql("SELECT id FROM document WHERE id = :id FOR NO KEY UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    void rename(UUID id, DocumentDetails details) {
        database.sql("UPDATE document SET title = :title, row_version = row_version + 1 WHERE id = :id")
                .param("id", id)
                .param("title", details.title())
                .update();
    }

    /// Into the trash, or out of it.
    void setDeleted(UUID id, boolean deleted) {
        database.sql("UPDATE document SET deleted_at = :at, row_version = row_version + 1 WHERE id = :id")
                .param("id", id)
                .param("at", deleted ? Timestamp.from(clock.instant()) : null)
                .update();
    }

    /// Those that were thrown away until then, by their ids.
    List<UUID> inTrashSince(Instant then, UUID after, int limit) {
        return database.sql("""
                        SELECT id FROM document WHERE deleted_at <= :then AND id > :after ORDER BY id LIMIT :limit
                        """)
                .param("then", Timestamp.from(then))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Nobody else changes it, or adds anything to it, until the transaction ends.
    ///
    /// @return when it was thrown away; empty when it was not, or not until then
    Optional<Instant> lockInTrash(UUID id, Instant then) {
        return database.sql("SELECT deleted_at FROM document WHERE id = :id AND deleted_at <= :then FOR UPDATE")
                .param("id", id)
                .param("then", Timestamp.from(then))
                .query((row, number) -> row.getTimestamp("deleted_at").toInstant())
                .optional();
    }

    /// With all that hangs on it; not what is in storage.
    void remove(UUID id) {
        database.sql("""
                        WITH operations AS (DELETE FROM document_op WHERE document_id = :id),
                        versions AS (DELETE FROM document_version WHERE document_id = :id),
                        comments AS (DELETE FROM document_comment WHERE document_id = :id),
                        shares AS (DELETE FROM document_share WHERE document_id = :id)
                        DELETE FROM document WHERE id = :id
                        """).param("id", id).update();
    }

    /// Of those people who may do anything with a document that is not in the trash.
    Map<UUID, Access> accessOf(UUID document, Collection<UUID> people, LocalDate today) {
        Map<UUID, Access> access = new HashMap<>();
        database
                .sql("""
                        SELECT who.id, %s AS rank
                        FROM unnest(:people) AS who (id)
                        WHERE EXISTS (SELECT FROM document WHERE id = :document AND deleted_at IS NULL)
                        """.formatted(DocumentScope.RANK_OF_EACH))
                .param("document", document)
                .param("people", people.toArray(UUID[]::new))
                .param("today", today)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getInt("rank")))
                .list()
                .stream()
                .filter(rank -> rank.getValue() > 0)
                .forEach(rank -> access.put(rank.getKey(), Access.ofRank(rank.getValue())));
        return access;
    }

    private static Document document(ResultSet row) throws SQLException {
        Timestamp deleted = row.getTimestamp("deleted_at");
        return new Document(
                row.getObject("id", UUID.class),
                row.getString("title"),
                new Person(row.getObject("owner_id", UUID.class), row.getString("display_name")),
                Access.ofRank(row.getInt("rank")),
                row.getInt("version"),
                null,
                row.getTimestamp("created_at").toInstant(),
                deleted == null ? null : deleted.toInstant(),
                deleted == null ? null : deleted.toInstant().plus(EmptyTrash.KEPT));
    }
}
