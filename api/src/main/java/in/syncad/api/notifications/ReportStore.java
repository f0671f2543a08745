package in.syncad.api.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Settles deliveries by what providers report.
@Repository
class ReportStore {

    private static final String FAIL = """
            UPDATE notification_delivery
            SET state = 'failed', reason = :reason, due_at = NULL, changed_at = :now
            WHERE state IN ('queued', 'sending', 'sent', 'delivered') AND
            """;

    private final JdbcClient database;

    ReportStore(JdbcClient database) {
        this.database = database;
    }

    /// Numbers alone could be guessed, or be another message's after a restored backup.
    record DeliveryKey(UUID notification, long id) {}

    void delivered(DeliveryKey delivery, Instant now) {
        database.sql("""
                        UPDATE notification_delivery
                        SET state = 'delivered', reason = NULL, due_at = NULL, changed_at = :now
                        WHERE id = :id AND notification_id = :notification AND state IN ('queued', 'sending', 'sent')
                        """)
                .param("id", delivery.id())
                .param("notification", delivery.notification())
                .param("now", Timestamp.from(now))
                .update();
    }

    void failed(DeliveryKey delivery, String reason, Instant now) {
        database.sql(FAIL + "id = :id AND notification_id = :notification")
                .param("id", delivery.id())
                .param("notification", delivery.notification())
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
    }

    /// @return whether a message of that id was there to fail
    boolean failedAtProvider(String providerId, String reason, Instant now) {
        return database.sql(FAIL + "provider_id = :provider")
                        .param("provider", providerId)
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }
}
