package in.syncad.api.documents;

import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `document_version`, and how far a document is saved.
@Repository
class VersionStore {

    /// So many are kept at least, for clients that were away.
    static final int OPERATIONS_KEPT = 1_000;

    private final JdbcClient database;
    private final Clock clock;

    VersionStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A text in storage.
    record Saved(int version, String objectKey, String textDigest) {}

    /// A version that is not needed any more.
    record Superseded(UUID id, String objectKey) {}

    /// How far a document has come, and how much of that is kept in which form.
    record Progress(int head, int saved, int pruned) {}

    Optional<Progress> progress(UUID document) {
        return database.sql("""
                        SELECT coalesce((SELECT max(o.v) FROM document_op o WHERE o.document_id = d.id), d.snapshot_v) AS head,
                               d.snapshot_v, d.pruned_v
                        FROM document d
                        WHERE d.id = :document
                        """)
                .param("document", document)
                .query((row, number) ->
                        new Progress(row.getInt("head"), row.getInt("snapshot_v"), row.getInt("pruned_v")))
                .optional();
    }

    /// The newest that is not newer than that.
    Optional<Saved> newest(UUID document, int upTo) {
        return database.sql("""
                        SELECT v, object_key, text_sha256 FROM document_version
                        WHERE document_id = :document AND v <= :upTo
                        ORDER BY v DESC
                        LIMIT 1
                        """)
                .param("document", document)
                .param("upTo", upTo)
                .query((row, number) ->
                        new Saved(row.getInt("v"), row.getString("object_key"), row.getString("text_sha256")))
                .optional();
    }

    /// The fence: of several that save, whoever comes late with an older version changes nothing.
    ///
    /// @return whether it is the newest
    boolean advance(UUID id, UUID document, Saved saved) {
        return database.sql("""
                        WITH advanced AS (
                          UPDATE document SET snapshot_v = :version
                          WHERE id = :document AND snapshot_v < :version
                          RETURNING id)
                        INSERT INTO document_version (id, document_id, v, object_key, text_sha256, saved_at)
                        SELECT :id, id, :version, :key, :digest, :now FROM advanced
                        """)
                        .param("id", id)
                        .param("document", document)
                        .param("version", saved.version())
                        .param("key", saved.objectKey())
                        .param("digest", saved.textDigest())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    /// Without its text.
    Optional<DocumentVersion> find(UUID document, UUID id) {
        return database.sql("""
                        SELECT id, v, saved_at FROM document_version WHERE document_id = :document AND id = :id
                        """)
                .param("document", document)
                .param("id", id)
                .query((row, number) -> version(row))
                .optional();
    }

    /// Newest first.
    List<Listed<DocumentVersion>> list(UUID document, Optional<Position> position, int limit) {
        return database.sql("""
                        SELECT id, v, saved_at FROM document_version
                        WHERE document_id = :document AND (CAST(:after AS integer) IS NULL OR v < CAST(:after AS integer))
                        ORDER BY v DESC
                        LIMIT :limit
                        """)
                .param("document", document)
                .param("after", position.map(Position::key).orElse(null))
                .param("limit", limit)
                .query((row, number) ->
                        new Listed<>(version(row), new Position(row.getString("v"), row.getObject("id", UUID.class))))
                .list();
    }

    /// Those that have operations that no version in storage knows.
    List<UUID> unsaved(int limit) {
        return database.sql("""
                        SELECT d.id FROM document d
                        WHERE EXISTS (SELECT FROM document_op o WHERE o.document_id = d.id AND o.v > d.snapshot_v)
                        ORDER BY d.id
                        LIMIT :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Documents with operations that are old, and far behind the newest text in storage. What is in the trash is left
    /// to [EmptyTrash], which may be about to remove it.
    List<UUID> prunable(Instant before, int limit) {
        return database.sql("""
                        SELECT d.id FROM document d
                        WHERE d.deleted_at IS NULL
                          AND EXISTS (SELECT FROM document_op o
                                      WHERE o.document_id = d.id AND o.v <= d.snapshot_v - :kept AND o.at < :before)
                        ORDER BY d.id
                        LIMIT :limit
                        """)
                .param("kept", OPERATIONS_KEPT)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Forgets such operations.
    ///
    /// @param saved a version that is surely in storage
    void prune(UUID document, int saved, Instant before) {
        database.sql("""
                        WITH bound AS (
                          SELECT max(v) AS v FROM document_op
                          WHERE document_id = :document AND v <= :saved - :kept AND at < :before),
                        removed AS (
                          DELETE FROM document_op o USING bound
                          WHERE o.document_id = :document AND o.v <= bound.v)
                        UPDATE document SET pruned_v = bound.v FROM bound WHERE id = :document AND bound.v IS NOT NULL
                        """)
                .param("document", document)
                .param("saved", saved)
                .param("kept", OPERATIONS_KEPT)
                .param("before", Timestamp.from(before))
                .update();
    }

    /// All but the last of each hour.
    List<Superseded> superseded(Instant before, int limit) {
        return database.sql("""
                        SELECT id, object_key
                        FROM (SELECT id, object_key,
                                     row_number() OVER (PARTITION BY document_id, date_trunc('hour', saved_at)
                                                        ORDER BY v DESC) AS place
                              FROM document_version
                              WHERE saved_at < :before) old
                        WHERE place > 1
                        LIMIT :limit
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, number) -> new Superseded(row.getObject("id", UUID.class), row.getString("object_key")))
                .list();
    }

    void remove(List<UUID> ids) {
        database.sql("DELETE FROM document_version WHERE id = ANY (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private static DocumentVersion version(ResultSet row) throws SQLException {
        return new DocumentVersion(
                row.getObject("id", UUID.class),
                row.getInt("v"),
                row.getTimestamp("saved_at").toInstant(),
                null);
    }
}
