package in.syncad.provisioning.access;

import in.syncad.provisioning.access.OperatorAudit.Entry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the operators' audit, which both services write.
@Repository
class OperatorAuditStore {

    private final JdbcClient sql;

    OperatorAuditStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Entry> of(UUID school, int most) {
        return sql.sql("""
                        SELECT happened_at, action, session FROM operator_audit
                        WHERE school_id = :school ORDER BY id DESC LIMIT :most
                        """)
                .param("school", school)
                .param("most", most)
                .query((row, number) -> new Entry(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("action"),
                        row.getString("session")))
                .list();
    }

    void insert(Instant now, String session, String action, Optional<UUID> school, String subject) {
        sql.sql("""
                        INSERT INTO operator_audit (happened_at, session, action, school_id, subject)
                        VALUES (:now, :session, :action, :school, :subject)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("session", session)
                .param("action", action)
                .param("school", school.orElse(null))
                .param("subject", subject)
                .update();
    }
}
