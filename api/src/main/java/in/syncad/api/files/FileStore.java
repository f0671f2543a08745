package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.api.files.content.Flaw;
import in.syncad.api.settings.FileSettings;
import in.syncad.common.blob.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of files, and the keys that wait to be removed from storage.
@Repository
class FileStore {

    private static final String SELECT = """
            SELECT id, kind, state, original_name, content_type, size_bytes, sha256, parts_token, object_key,
                   uploaded_by, created_at, expires_at, refusal
            FROM stored_file
            """;

    private final JdbcClient database;
    private final long quota;

    FileStore(JdbcClient database, FileSettings settings) {
        this.database = database;
        this.quota = settings.quotaBytes();
    }

    /// Only while there is room: uploads of one school queue at the one row of the quota, which is looked at again
    /// after the waiting.
    ///
    /// @return false when there is no room
    boolean add(StoredFile file) {
        return database.sql("""
                        INSERT INTO stored_file (id, kind, original_name, content_type, size_bytes, sha256, parts_token,
                                                 object_key, uploaded_by, created_at, expires_at)
                        SELECT :id, :kind, :name, :type, :size, :sha256, :token, :key, :uploader, :created, :expires
                        FROM (SELECT FROM file_space
                              WHERE used_bytes + :size <= coalesce(quota_bytes, :quota)
                              FOR UPDATE) room
                        """)
                        .param("id", file.id())
                        .param("kind", file.kind())
                        .param("name", file.name().text())
                        .param("type", file.type().mime())
                        .param("size", file.size())
                        .param("sha256", file.sha256().map(Sha256::base64).orElse(null))
                        .param("token", file.partsToken().orElse(null))
                        .param("key", file.key())
                        .param("uploader", file.uploadedBy())
                        .param("created", Timestamp.from(file.createdAt()))
                        .param("expires", Timestamp.from(file.expiresAt()))
                        .param("quota", quota)
                        .update()
                == 1;
    }

    Optional<StoredFile> find(UUID id) {
        return database.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query((row, number) -> file(row))
                .optional();
    }

    Optional<StoredFile> findByKey(String key) {
        return database.sql(SELECT + " WHERE object_key = :key")
                .param("key", key)
                .query((row, number) -> file(row))
                .optional();
    }

    /// Nobody else changes or removes it until the transaction ends.
    Optional<StoredFile> lock(UUID id) {
        return database.sql(SELECT + " WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, number) -> file(row))
                .optional();
    }

    /// @param size as storage says
    void scan(UUID id, long size) {
        database.sql("UPDATE stored_file SET state = 'scanning', size_bytes = :size WHERE id = :id")
                .param("id", id)
                .param("size", size)
                .update();
    }

    /// @param size of all that was stored
    void ready(UUID id, long size, Instant now) {
        database.sql("""
                        UPDATE stored_file SET state = 'ready', size_bytes = :size, settled_at = :now WHERE id = :id
                        """)
                .param("id", id)
                .param("size", size)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// It takes no room any more.
    void refuse(UUID id, Flaw flaw, Instant now) {
        database.sql("""
                        UPDATE stored_file SET state = 'refused', refusal = :refusal, size_bytes = 0, settled_at = :now
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("refusal", flaw.code())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Fails while a feature refers to it.
    void remove(UUID id) {
        database.sql("DELETE FROM stored_file WHERE id = :id").param("id", id).update();
    }

    /// Uploads that may no longer be sent, and never were confirmed.
    List<StoredFile> expired(Instant before, int most) {
        return database.sql(SELECT + """
                        WHERE state = 'pending' AND expires_at < :before
                        ORDER BY expires_at
                        LIMIT :most
                        """)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, number) -> file(row))
                .list();
    }

    int forgetRefused(Instant before) {
        return database.sql("DELETE FROM stored_file WHERE state = 'refused' AND settled_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /// Which of those are known: uploads that are not settled, by their ids.
    Set<UUID> unsettled(Collection<UUID> ids) {
        return Set.copyOf(database.sql("""
                        SELECT id FROM stored_file
                        WHERE state IN ('pending', 'scanning') AND id = ANY (CAST(:ids AS uuid[]))
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list());
    }

    /// Which of those are known: keys of files that are ready or will be, without what follows the first dot.
    Set<String> kept(Collection<String> stems) {
        return Set.copyOf(database.sql("""
                        SELECT split_part(object_key, '.', 1) AS stem FROM stored_file
                        WHERE split_part(object_key, '.', 1) = ANY (CAST(:stems AS text[]))
                        """)
                .param("stems", stems.toArray(String[]::new))
                .query((row, number) -> row.getString("stem"))
                .list());
    }

    void abandon(Collection<String> keys, Instant now) {
        database.sql("""
                        INSERT INTO abandoned_object AS known (object_key, abandoned_at)
                        SELECT DISTINCT key, CAST(:now AS timestamptz) FROM unnest(CAST(:keys AS text[])) key
                        ON CONFLICT (object_key) DO UPDATE
                        SET abandoned_at = greatest(excluded.abandoned_at, known.abandoned_at + interval '1 microsecond')
                        """)
                .param("keys", keys.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Abandoned> abandoned(int most) {
        return database.sql(
                        "SELECT object_key, abandoned_at FROM abandoned_object ORDER BY abandoned_at, object_key LIMIT :most")
                .param("most", most)
                .query((row, number) -> new Abandoned(
                        row.getString("object_key"),
                        row.getTimestamp("abandoned_at").toInstant()))
                .list();
    }

    /// They are removed from storage. One that was abandoned again since it was read stays: it may have been written
    /// again too.
    void forget(Collection<Abandoned> removed) {
        database.sql("""
                        DELETE FROM abandoned_object
                        USING unnest(CAST(:keys AS text[]), CAST(:times AS timestamptz[])) removed (key, at)
                        WHERE object_key = removed.key AND abandoned_at = removed.at
                        """)
                .param("keys", removed.stream().map(Abandoned::key).toArray(String[]::new))
                .param(
                        "times",
                        removed.stream().map(object -> object.at().toString()).toArray(String[]::new))
                .update();
    }

    /// @param at the last time, in the database's own precision
    record Abandoned(String key, Instant at) {}

    private static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                FileState.ofCode(row.getString("state")),
                new FileName(row.getString("original_name")),
                FileType.ofMime(row.getString("content_type")).orElseThrow(),
                row.getLong("size_bytes"),
                Optional.ofNullable(row.getString("sha256")).map(Sha256::new),
                Optional.ofNullable(row.getString("parts_token")),
                row.getString("object_key"),
                row.getObject("uploaded_by", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getString("refusal")));
    }
}
