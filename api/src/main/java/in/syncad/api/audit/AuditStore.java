package in.syncad.api.audit;

import in.syncad.web.RequestIdFilter;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The audit events of a school, in its own database.
@Repository
class AuditStore {

    private final JdbcClient database;
    private final Clock clock;

    AuditStore(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(@Nullable UUID actor, String action, UUID id, Optional<String> before, Optional<String> after) {
        database.sql("""
                        INSERT INTO audit_event (at, actor_id, action, entity, entity_id, before, after, request_id)
                        VALUES (:now, :actor, :action, :entity, :id, CAST(:before AS jsonb), CAST(:after AS jsonb),
                                :request)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("action", action)
                .param("entity", action.substring(0, action.indexOf('.')))
                .param("id", id)
                .param("before", before.orElse(null))
                .param("after", after.orElse(null))
                .param("request", MDC.get(RequestIdFilter.MDC_KEY))
                .update();
    }
}
