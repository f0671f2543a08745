package in.syncad.provisioning.orphans;

import in.syncad.common.tenancy.SchoolId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the registry knows about schools, and since when which orphan is known.
@Repository
class OrphanStore {

    private final JdbcClient sql;

    OrphanStore(JdbcClient sql) {
        this.sql = sql;
    }

    Census census() {
        return new Census(sql.sql("""
                        SELECT id, subdomain, status NOT IN ('failed', 'deleted') OR EXISTS (
                            SELECT FROM saga WHERE subject = school.id AND saga.status IN ('running', 'rolling-back'))
                          AS living
                        FROM school ORDER BY created_at DESC
                        """).query(OrphanStore::entry).list());
    }

    /// The schools that these sagas are about.
    Map<UUID, SchoolId> schoolsOf(List<UUID> sagas) {
        return sql
                .sql("SELECT id, subject FROM saga WHERE id = ANY(:sagas)")
                .param("sagas", sagas.toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), new SchoolId(row.getObject("subject", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Keeps exactly these of that kind, each with the time of its first sight.
    @Transactional
    public void keep(Kind kind, List<Orphan> orphans, Instant now) {
        String[] names = orphans.stream().map(orphan -> orphan.trace().name()).toArray(String[]::new);
        UUID[] owners = orphans.stream()
                .map(orphan -> orphan.owner().map(SchoolId::value).orElse(null))
                .toArray(UUID[]::new);
        sql.sql("DELETE FROM orphan WHERE kind = :kind AND name <> ALL(CAST(:names AS text[]))")
                .param("kind", kind.code())
                .param("names", names)
                .update();
        sql.sql("""
                        INSERT INTO orphan (kind, name, school_id, first_seen_at)
                        SELECT :kind, name, school_id, :now
                        FROM unnest(CAST(:names AS text[]), CAST(:owners AS uuid[])) AS seen (name, school_id)
                        ON CONFLICT (kind, name) DO UPDATE SET school_id = excluded.school_id
                        """)
                .param("kind", kind.code())
                .param("names", names)
                .param("owners", owners)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The names of those that were seen by then for the first time.
    Set<String> knownSince(Kind kind, Instant time) {
        return new HashSet<>(sql.sql("SELECT name FROM orphan WHERE kind = :kind AND first_seen_at <= :time")
                .param("kind", kind.code())
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("name"))
                .list());
    }

    void remove(Trace trace) {
        sql.sql("DELETE FROM orphan WHERE kind = :kind AND name = :name")
                .param("kind", trace.kind().code())
                .param("name", trace.name())
                .update();
    }

    private static Census.Entry entry(ResultSet row, int number) throws SQLException {
        return new Census.Entry(
                new SchoolId(row.getObject("id", UUID.class)), row.getString("subdomain"), row.getBoolean("living"));
    }
}
