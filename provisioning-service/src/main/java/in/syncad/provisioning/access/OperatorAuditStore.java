package in.syncad.provisioning.access;

import in.syncad.provisioning.access.OperatorAudit.Entry;
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

/// The rows of the operators' audit, which both services write.
@Repository
class OperatorAuditStore {

    private final JdbcClient sql;

    OperatorAuditStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Entry> before(long id, int most) {
        return sql.sql("""
                        SELECT id, happened_at, action, session, school_id, subject FROM operator_audit
                        WHERE id < :id ORDER BY id DESC LIMIT :most
                        """)
                .param("id", id)
                .param("most", most)
                .query(OperatorAuditStore::entry)
                .list();
    }

    List<Entry> of(UUID school, int most) {
        return sql.sql("""
                        SELECT id, happened_at, action, session, school_id, subject FROM operator_audit
                        WHERE school_id = :school ORDER BY id DESC LIMIT :most
                        """)
                .param("school", school)
                .param("most", most)
                .query(OperatorAuditStore::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("action"),
                row.getString("session"),
                Optional.ofNullable(row.getObject("school_id", UUID.class)),
                row.getString("subject"));
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
