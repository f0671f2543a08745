package in.syncad.provisioning.standby;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which schemas the nodes use, and when each was last used.
@Repository
class SchemaUseStore {

    private final JdbcClient sql;

    SchemaUseStore(JdbcClient sql) {
        this.sql = sql;
    }

    void used(String stamp, Instant now) {
        sql.sql("""
                        INSERT INTO schema_use AS u (stamp, used_at) VALUES (:stamp, :now)
                        ON CONFLICT (stamp) DO UPDATE SET used_at = greatest(u.used_at, excluded.used_at)
                        """)
                .param("stamp", stamp)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A schema that has a template or a stock, but no node that said so, counts as used at the first sight of it.
    void seen(List<String> stamps, Instant now) {
        sql.sql("""
                        INSERT INTO schema_use (stamp, used_at)
                        SELECT stamp, :now FROM unnest(CAST(:stamps AS text[])) AS seen (stamp)
                        UNION SELECT stamp, :now FROM standby_database
                        ON CONFLICT (stamp) DO NOTHING
                        """)
                .param("stamps", stamps.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Forgets the schemas that nobody has used since then. Of several callers one gets each.
    List<String> forget(Instant since) {
        return sql.sql("DELETE FROM schema_use WHERE used_at < :since RETURNING stamp")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("stamp"))
                .list();
    }
}
