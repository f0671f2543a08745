package in.syncad.api.documents;

import in.syncad.api.documents.text.OperationFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `document_op`: the one place that says in which order things have happened to a text.
@Repository
class OperationStore {

    private final JdbcClient database;
    private final JsonMapper json;

    OperationStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// In the order of their versions; those that are not kept any more are missing at the beginning.
    List<StoredOperation> between(UUID document, int after, int upTo) {
        return database.sql("""
                        SELECT v, src, seq, op, actor_id, at, text_sha256
                        FROM document_op
                        WHERE document_id = :document AND v > :after AND v <= :upTo
                        ORDER BY v
                        """)
                .param("document", document)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, number) -> operation(row))
                .list();
    }

    /// All of them or none.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when a version or a name is there already
    void append(UUID document, List<StoredOperation> operations) {
        database.sql("""
                        INSERT INTO document_op (document_id, v, src, seq, op, actor_id, at, text_sha256)
                        SELECT :document, v, src, seq, CAST(op AS jsonb), actor_id, CAST(at AS timestamptz),
                               text_sha256
                        FROM unnest(:versions, :sources, :sequences, :operations, :actors, :times, :digests)
                          AS appended (v, src, seq, op, actor_id, at, text_sha256)
                        """)
                .param("document", document)
                .param(
                        "versions",
                        operations.stream().map(StoredOperation::version).toArray(Integer[]::new))
                .param(
                        "sources",
                        operations.stream().map(each -> each.name().source()).toArray(String[]::new))
                .param(
                        "sequences",
                        operations.stream().map(each -> each.name().sequence()).toArray(Long[]::new))
                .param("operations", operations.stream().map(this::written).toArray(String[]::new))
                .param("actors", operations.stream().map(StoredOperation::actor).toArray(UUID[]::new))
                .param(
                        "times",
                        operations.stream().map(each -> each.at().toString()).toArray(String[]::new))
                .param(
                        "digests",
                        operations.stream()
                                .map(each -> each.textDigest().orElse(null))
                                .toArray(String[]::new))
                .update();
    }

    /// Under which versions those of these operations have happened that have.
    Map<OperationName, Integer> versionsOf(UUID document, List<OperationName> names) {
        Map<OperationName, Integer> versions = new HashMap<>();
        database.sql("""
                        SELECT o.src, o.seq, o.v
                        FROM unnest(:sources, :sequences) AS named (src, seq)
                        JOIN document_op o ON o.document_id = :document AND o.src = named.src AND o.seq = named.seq
                        """)
                .param("document", document)
                .param("sources", names.stream().map(OperationName::source).toArray(String[]::new))
                .param("sequences", names.stream().map(OperationName::sequence).toArray(Long[]::new))
                .query((row, number) -> Map.entry(name(row), row.getInt("v")))
                .list()
                .forEach(known -> versions.put(known.getKey(), known.getValue()));
        return versions;
    }

    /// The newest version of each of these documents.
    Map<UUID, Integer> heads(Collection<UUID> documents) {
        Map<UUID, Integer> heads = new HashMap<>();
        database.sql("""
                        SELECT d.id,
                               coalesce((SELECT max(o.v) FROM document_op o WHERE o.document_id = d.id), d.snapshot_v) AS v
                        FROM document d
                        WHERE d.id = ANY (:documents)
                        """)
                .param("documents", documents.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getInt("v")))
                .list()
                .forEach(head -> heads.put(head.getKey(), head.getValue()));
        return heads;
    }

    /// Whoever holds it is alone with the document until the end of the transaction, among those who ask for it.
    void queue(UUID document) {
        database.sql("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('document ' || :document, 0))")
                .param("document", document.toString())
                .query(Integer.class)
                .single();
    }

    private String written(StoredOperation operation) {
        return json.writeValueAsString(OperationFormat.write(operation.operation()));
    }

    private StoredOperation operation(ResultSet row) throws SQLException {
        return new StoredOperation(
                row.getInt("v"),
                name(row),
                OperationFormat.read(json.readTree(row.getString("op"))),
                row.getObject("actor_id", UUID.class),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getString("text_sha256")));
    }

    private static OperationName name(ResultSet row) throws SQLException {
        return new OperationName(row.getString("src"), row.getLong("seq"));
    }
}
