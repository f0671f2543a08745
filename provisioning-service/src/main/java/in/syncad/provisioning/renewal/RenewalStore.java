package in.syncad.provisioning.renewal;

import in.syncad.common.certificate.Validity;
import in.syncad.common.tenancy.SchoolId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which certificates there are and when they end, as the sagas that issued or renewed them wrote it down.
@Repository
class RenewalStore {

    private final JdbcClient sql;

    RenewalStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// The latest of each school. It counts from the first step that reported it: ACM renews by itself, so later steps
    /// may find the same one.
    List<WatchedCertificate> dedicated() {
        return sql.sql("""
                        SELECT school.id AS school, creation.id AS token, latest.issued_at, latest.not_after
                        FROM school
                        CROSS JOIN LATERAL (
                          SELECT id FROM saga WHERE subject = school.id AND kind = 'create-school'
                          ORDER BY created_at DESC LIMIT 1) AS creation
                        CROSS JOIN LATERAL (
                          SELECT min(started_at) AS issued_at, output ->> 'notAfter' AS not_after
                          FROM saga_step JOIN saga ON saga.id = saga_id
                          WHERE subject = school.id AND name = 'tls-certificate' AND saga_step.status = 'done'
                            AND kind IN ('create-school', 'renew-certificate') AND jsonb_exists(output, 'notAfter')
                          GROUP BY output ->> 'notAfter' ORDER BY not_after DESC LIMIT 1) AS latest
                        WHERE school.certificate = 'dedicated' AND school.status IN ('active', 'suspended')
                        """).query(RenewalStore::certificate).list();
    }

    private static WatchedCertificate certificate(ResultSet row, int number) throws SQLException {
        return new WatchedCertificate(
                new SchoolId(row.getObject("school", UUID.class)),
                row.getObject("token", UUID.class),
                new Validity(
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        Instant.parse(row.getString("not_after"))));
    }
}
