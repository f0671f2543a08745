package in.syncad.api.notifications;

import in.syncad.api.audience.Recipient;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Writes messages, recipients and deliveries, each for thousands of people in one statement.
@Repository
class NotificationStore {

    /// Without a choice everything is on but WhatsApp. What is about several children is told as long as one of them is
    /// not switched
    /// off.
    private static final String WANTED = """
            CASE WHEN cardinality(r.children) = 0 THEN coalesce(%1$s, c.channel <> 'whatsapp')
                 ELSE EXISTS (SELECT FROM unnest(r.children) child
                              WHERE coalesce(
                                (SELECT p.enabled FROM notification_choice p
                                 WHERE p.user_id = r.user_id AND p.category = :category AND p.channel = c.channel
                                   AND p.student_id = child),
                                %1$s, c.channel <> 'whatsapp')) END
            """.formatted("""
            (SELECT p.enabled FROM notification_choice p
             WHERE p.user_id = r.user_id AND p.category = :category AND p.channel = c.channel
               AND p.student_id IS NULL)
            """);

    private static final String ADDRESS = """
            INSERT INTO notification_recipient (notification_id, user_id, children, in_app)
            SELECT :id, r.user_id, r.children, :inApp AND %s
            FROM (
              SELECT user_id, coalesce(array_agg(child) FILTER (WHERE child IS NOT NULL), '{}') AS children
              FROM unnest(:users, :children) AS told (user_id, child)
              GROUP BY user_id) r
            CROSS JOIN (VALUES ('in-app')) AS c (channel)
            """.formatted(WANTED);

    private static final String QUEUE = """
            WITH wanted AS MATERIALIZED (
              SELECT r.user_id, c.channel, c.off, %s AS is_wanted
              FROM notification_recipient r
              CROSS JOIN unnest(CAST(:channels AS text[]), CAST(:off AS text[])) AS c (channel, off)
              WHERE r.notification_id = :id)
            INSERT INTO notification_delivery
              (notification_id, user_id, channel, device_id, bulk, state, reason, due_at, changed_at)
            SELECT :id, w.user_id, w.channel, d.id, :bulk,
                   CASE WHEN why IS NULL THEN 'queued' ELSE 'skipped' END, why,
                   CASE WHEN why IS NULL THEN CAST(:now AS timestamptz) END, :now
            FROM wanted w
            JOIN user_account u ON u.id = w.user_id
            LEFT JOIN device d ON w.channel = 'push' AND w.off = '' AND w.is_wanted AND d.user_id = w.user_id
            CROSS JOIN LATERAL (SELECT CASE
              WHEN NOT w.is_wanted THEN 'switched off by the recipient'
              WHEN w.off <> '' THEN w.off
              WHEN w.channel = 'push' AND d.id IS NULL THEN 'no device'
              WHEN w.channel = 'email' AND u.email IS NULL THEN 'no mail address'
              WHEN w.channel IN ('sms', 'whatsapp') AND u.phone IS NULL THEN 'no phone number' END AS why) reasons
            WHERE w.is_wanted OR w.channel <> 'whatsapp'
            """.formatted(WANTED);

    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    NotificationStore(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// @return false when its dedupe key is known
    boolean add(UUID id, Message message) {
        return database.sql("""
                        INSERT INTO notification
                          (id, kind, category, urgent, dedupe_key, data, created_at, expires_at)
                        VALUES (:id, :kind, :category, :urgent, :key, CAST(:data AS jsonb), :now, :expires)
                        ON CONFLICT ON CONSTRAINT notification_once DO NOTHING
                        """)
                        .param("id", id)
                        .param("kind", message.kind().name())
                        .param("category", message.kind().category().code())
                        .param("urgent", message.kind().urgent())
                        .param("key", message.dedupeKey())
                        .param("data", json.writeValueAsString(message.data()))
                        .param("now", Timestamp.from(clock.instant()))
                        .param(
                                "expires",
                                message.expiresAt().map(Timestamp::from).orElse(null),
                                Types.TIMESTAMP)
                        .update()
                > 0;
    }

    void address(UUID id, Message message) {
        database.sql(ADDRESS)
                .param("id", id)
                .param("category", message.kind().category().code())
                .param("inApp", message.kind().channels().contains(Channel.IN_APP))
                .param("users", message.to().stream().map(Recipient::user).toArray(UUID[]::new))
                .param("children", message.to().stream().map(Recipient::child).toArray(UUID[]::new))
                .update();
    }

    /// @param off why a channel cannot be used at all
    void queue(UUID id, MessageKind kind, Map<Channel, String> off, boolean bulk) {
        Channel[] channels =
                kind.channels().stream().filter(Channel.PERSONAL::contains).toArray(Channel[]::new);
        database.sql(QUEUE)
                .param("id", id)
                .param("category", kind.category().code())
                .param("channels", texts(channels, Channel::code))
                .param("off", texts(channels, channel -> off.getOrDefault(channel, "")))
                .param("bulk", bulk)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// One delivery, whoever reads there.
    ///
    /// @param off why the room cannot be used; empty when it can
    void queueForRoom(UUID id, Channel room, Optional<String> off, boolean bulk) {
        database.sql("""
                        INSERT INTO notification_delivery
                          (notification_id, channel, bulk, state, reason, due_at, changed_at)
                        VALUES (:id, :room, :bulk, CASE WHEN :off = '' THEN 'queued' ELSE 'skipped' END,
                                nullif(:off, ''), CASE WHEN :off = '' THEN CAST(:now AS timestamptz) END, :now)
                        """)
                .param("id", id)
                .param("room", room.code())
                .param("bulk", bulk)
                .param("off", off.orElse(""))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// Repeating it changes nothing.
    void recall(String dedupeKey) {
        database.sql("""
                        UPDATE notification SET recalled_at = coalesce(recalled_at, :now) WHERE dedupe_key = :key
                        """)
                .param("key", dedupeKey)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// @return how many
    int removeBefore(OffsetDateTime moment) {
        return database.sql("DELETE FROM notification WHERE created_at < :moment")
                .param("moment", moment)
                .update();
    }

    private static String[] texts(Channel[] channels, Function<Channel, String> text) {
        return Arrays.stream(channels).map(text).toArray(String[]::new);
    }
}
