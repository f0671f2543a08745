package in.syncad.provisioning.schools;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Pages of the registry. A school whose creation is being undone counts as provisioning until nothing is left.
@Repository
class SchoolListStore {

    private final JdbcClient sql;

    SchoolListStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// One more than the limit, so that the caller sees whether there is another page.
    List<SchoolPage.Item> page(SchoolFilter filter) {
        return sql.sql("""
                        SELECT * FROM (
                          SELECT id, name, slug, database_name, subdomain, created_at, district, board, failure, schema_version,
                            CASE WHEN EXISTS (
                                SELECT FROM saga WHERE saga.subject = school.id AND saga.status = 'rolling-back'
                                  AND saga.kind = 'create-school')
                              THEN 'provisioning' ELSE status END AS status
                          FROM school) AS shown
                        WHERE (CAST(:status AS text) IS NULL OR status = :status)
                          AND (CAST(:district AS text) IS NULL OR district = :district)
                          AND (CAST(:board AS text) IS NULL OR board = :board)
                          AND (CAST(:slug AS text) IS NULL OR slug = :slug)
                          AND (CAST(:search AS text) IS NULL OR strpos(lower(name || ' ' || slug), lower(:search)) > 0)
                          AND (CAST(:underWay AS boolean) IS NULL OR :underWay = EXISTS (
                            SELECT FROM saga WHERE saga.subject = shown.id AND saga.status IN ('running', 'rolling-back')))
                          AND (CAST(:afterId AS uuid) IS NULL
                            OR (created_at, id) < (CAST(:afterTime AS timestamptz), CAST(:afterId AS uuid)))
                        ORDER BY created_at DESC, id DESC
                        LIMIT :limit
                        """)
                .param("status", filter.status().orElse(null))
                .param("district", filter.district().orElse(null))
                .param("board", filter.board().orElse(null))
                .param("slug", filter.slug().orElse(null))
                .param("search", filter.search().orElse(null))
                .param("underWay", filter.underWay().orElse(null))
                .param("afterId", filter.after().map(SchoolCursor::id).orElse(null))
                .param(
                        "afterTime",
                        filter.after()
                                .map(after -> after.createdAt().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("limit", filter.limit() + 1)
                .query(SchoolListStore::item)
                .list();
    }

    private static SchoolPage.Item item(ResultSet row, int number) throws SQLException {
        Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
        return new SchoolPage.Item(
                new SchoolAnswer(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("slug"),
                        row.getString("database_name"),
                        row.getString("subdomain"),
                        row.getString("status"),
                        createdAt),
                row.getString("district"),
                row.getString("board"),
                Optional.ofNullable(row.getString("failure")),
                Optional.ofNullable(row.getString("schema_version")),
                Optional.empty());
    }
}
