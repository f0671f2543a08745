package in.syncad.provisioning.schools;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How much is being done, and was done of late.
@Repository
class AdmissionStore {

    private final JdbcClient sql;

    AdmissionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// Schools that are neither served nor given up yet.
    int inCreation() {
        return sql.sql("""
                        SELECT count(*) FROM saga JOIN school ON school.id = saga.subject
                        WHERE saga.status IN ('running', 'rolling-back') AND saga.kind = 'create-school'
                          AND school.status = 'provisioning'
                        """).query(Integer.class).single();
    }

    /// Requests for dedicated certificates come one after the other until the caller's transaction ends.
    void lockCertificates() {
        sql.sql("SELECT pg_advisory_xact_lock(hashtextextended('dedicated certificates', 0))")
                .query((row, number) -> true)
                .single();
    }

    /// When the dedicated certificates since then were asked for, oldest first: those that may have been ordered, and
    /// those that will be.
    List<Instant> certificatesSince(Instant since) {
        return sql.sql("""
                        SELECT saga.created_at FROM saga
                        JOIN school ON school.id = saga.subject AND school.certificate = 'dedicated'
                        JOIN saga_step ON saga_step.saga_id = saga.id AND saga_step.name = 'tls-certificate'
                        WHERE saga.kind = 'create-school' AND saga.created_at > :since
                          AND (saga.status = 'running' OR saga_step.started_at IS NOT NULL)
                        ORDER BY saga.created_at
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(AdmissionStore::createdAt)
                .list();
    }

    private static Instant createdAt(ResultSet row, int number) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
