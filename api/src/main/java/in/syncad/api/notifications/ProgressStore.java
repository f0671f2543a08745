package in.syncad.api.notifications;

import in.syncad.api.notifications.Deliveries.Delivery;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts deliveries.
@Repository
class ProgressStore {

    private final JdbcClient database;

    ProgressStore(JdbcClient database) {
        this.database = database;
    }

    private record OfUser(UUID user, Delivery delivery) {}

    Progress progress(String dedupeKey) {
        int recipients =
                database.sql("""
                        SELECT count(*) FROM notification_recipient r
                        JOIN notification n ON n.id = r.notification_id
                        WHERE n.dedupe_key = :key
                        """).param("key", dedupeKey).query(Integer.class).single();
        return new Progress(recipients, counts(dedupeKey));
    }

    Map<UUID, List<Delivery>> of(String dedupeKey, List<UUID> users) {
        return database
                .sql("""
                        SELECT d.user_id, d.channel, d.state, coalesce(d.reason, '') AS reason
                        FROM notification_delivery d
                        JOIN notification n ON n.id = d.notification_id
                        WHERE n.dedupe_key = :key AND d.user_id = ANY (:users)
                        ORDER BY d.id
                        """)
                .param("key", dedupeKey)
                .param("users", users.toArray(UUID[]::new))
                .query((row, number) -> new OfUser(
                        row.getObject("user_id", UUID.class),
                        new Delivery(
                                Channel.ofCode(row.getString("channel")),
                                row.getString("state"),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OfUser::user, Collectors.mapping(OfUser::delivery, Collectors.toUnmodifiableList())));
    }

    List<UUID> unreached(String dedupeKey) {
        return database.sql("""
                        SELECT r.user_id
                        FROM notification_recipient r
                        JOIN notification n ON n.id = r.notification_id
                        WHERE n.dedupe_key = :key
                          AND NOT EXISTS (SELECT FROM notification_delivery d
                                          WHERE d.notification_id = n.id AND d.user_id = r.user_id
                                            AND d.state NOT IN ('failed', 'skipped'))
                        """)
                .param("key", dedupeKey)
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .list();
    }

    private List<Progress.Count> counts(String dedupeKey) {
        return database.sql("""
                        SELECT d.channel, d.state, coalesce(d.reason, '') AS reason, count(*) AS count
                        FROM notification_delivery d
                        JOIN notification n ON n.id = d.notification_id
                        WHERE n.dedupe_key = :key
                        GROUP BY d.channel, d.state, d.reason
                        ORDER BY d.channel, d.state, d.reason
                        """)
                .param("key", dedupeKey)
                .query((row, number) -> new Progress.Count(
                        Channel.ofCode(row.getString("channel")),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getInt("count")))
                .list();
    }
}
