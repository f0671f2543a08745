package in.syncad.api.documents;

import in.syncad.api.documents.Document.Person;
import in.syncad.api.documents.DocumentShare.SectionName;
import in.syncad.api.web.Listed;
import in.syncad.api.web.Position;
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

/// Rows of `document_share` and `document_guest`.
@Repository
class ShareStore {

    private static final String SELECT = """
            SELECT s.id, s.access, s.shared_at, s.person_id, u.display_name, c.id AS section_id, c.grade, c.name
            FROM document_share s
            LEFT JOIN user_account u ON u.id = s.person_id
            LEFT JOIN section c ON c.id = s.section_id
            WHERE s.document_id = :document
            """;

    private final JdbcClient database;
    private final Clock clock;

    ShareStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Whom a new share lets in: one of the three.
    record With(@Nullable UUID person, @Nullable UUID section, byte @Nullable [] linkHash) {}

    void add(UUID id, UUID document, With with, SharedAccess access, UUID sharedBy) {
        database.sql("""
                        INSERT INTO document_share (id, document_id, person_id, section_id, link_hash, access, shared_by,
                                                    shared_at)
                        VALUES (:id, :document, :person, :section, :link, :access, :by, :now)
                        """)
                .param("id", id)
                .param("document", document)
                .param("person", with.person())
                .param("section", with.section())
                .param("link", with.linkHash())
                .param("access", access.code())
                .param("by", sharedBy)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    Optional<DocumentShare> find(UUID document, UUID id) {
        return database.sql(SELECT + " AND s.id = :id")
                .param("document", document)
                .param("id", id)
                .query((row, number) -> share(row))
                .optional();
    }

    /// Oldest first.
    List<Listed<DocumentShare>> list(UUID document, Optional<Position> position, int limit) {
        return database.sql(SELECT + """
                          AND (CAST(:after AS uuid) IS NULL OR s.id > :after)
                        ORDER BY s.id
                        LIMIT :limit
                        """)
                .param("document", document)
                .param("after", position.map(Position::id).orElse(null))
                .param("limit", limit)
                .query((row, number) -> new Listed<>(share(row), new Position("", row.getObject("id", UUID.class))))
                .list();
    }

    /// With the guests that it let in.
    ///
    /// @return false when somebody else was quicker
    boolean remove(UUID id) {
        return database.sql("DELETE FROM document_share WHERE id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /// Lets somebody in by a link; twice is once.
    ///
    /// @return the document; none when there is no such link, or it leads to the trash
    Optional<UUID> enter(byte[] linkHash, UUID guest) {
        return database.sql("""
                        WITH link AS (
                          SELECT s.id, s.document_id
                          FROM document_share s
                          JOIN document d ON d.id = s.document_id AND d.deleted_at IS NULL
                          WHERE s.link_hash = :link),
                        entered AS (
                          INSERT INTO document_guest (share_id, user_id, opened_at)
                          SELECT id, :guest, :now FROM link
                          ON CONFLICT DO NOTHING)
                        SELECT document_id FROM link
                        """)
                .param("link", linkHash)
                .param("guest", guest)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    private static DocumentShare share(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        UUID section = row.getObject("section_id", UUID.class);
        return new DocumentShare(
                row.getObject("id", UUID.class),
                Access.ofCode(row.getString("access")),
                person == null ? null : new Person(person, row.getString("display_name")),
                section == null ? null : new SectionName(section, row.getString("grade"), row.getString("name")),
                row.getTimestamp("shared_at").toInstant());
    }
}
