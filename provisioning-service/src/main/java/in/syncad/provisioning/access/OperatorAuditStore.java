package in.syncad.provisioning.access;

import java.time.Instant;
import java.time.ZoneOffset;
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
