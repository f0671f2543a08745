package in.syncad.api.notifications;

import in.syncad.common.tenancy.CurrentSchool;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The queue of deliveries.
@Repository
class DeliveryStore {

    /// What is due is taken by one process only and stays taken until `lease`; in somebody's quiet hours it is put off
    /// to their end instead.
    private static final String CLAIM = """
            WITH due AS (
              SELECT d.id, n.id AS notification, n.kind, n.data,
                     CASE WHEN n.recalled_at IS NOT NULL THEN 'recalled before it was sent'
                          WHEN n.expires_at <= :now THEN 'expired before it was sent'
                          WHEN u.status <> 'active' THEN 'the account is not active any more'
                          WHEN d.channel = 'email' AND u.email_status IS NOT NULL
                            THEN 'mails to this address ' || u.email_status
                          WHEN d.channel = 'push' AND v.id IS NULL THEN 'the device was removed'
                          WHEN d.channel = 'push' THEN v.refusal END AS obstacle,
                     u.email, u.phone, u.status, v.id AS device,
                     v.address, v.refusal, coalesce(p.language, 'en') AS language,
                     CASE WHEN n.urgent THEN NULL
                          ELSE quiet_until(:now, :zone, p.quiet_from, p.quiet_to) END AS quiet
              FROM notification_delivery d
              JOIN notification n ON n.id = d.notification_id
              LEFT JOIN user_account u ON u.id = d.user_id
              LEFT JOIN notification_preference p ON p.user_id = d.user_id
              LEFT JOIN device v ON v.id = d.device_id AND v.user_id = d.user_id
              WHERE d.bulk = :bulk AND d.due_at <= :now
              ORDER BY d.due_at, d.id
              LIMIT :most
              FOR UPDATE OF d SKIP LOCKED)
            UPDATE notification_delivery d
            SET state = CASE WHEN due.quiet IS NULL THEN 'sending' ELSE 'queued' END,
                attempts = d.attempts + CASE WHEN due.quiet IS NULL THEN 1 ELSE 0 END,
                due_at = coalesce(due.quiet, :lease), changed_at = :now
            FROM due
            WHERE d.id = due.id
            RETURNING d.id, d.attempts, d.channel, d.user_id, d.device_id, due.*
            """;

    private static final String SETTLE = """
            UPDATE notification_delivery d
            SET state = s.state, reason = s.reason, provider_id = s.provider_id, due_at = s.due_at, changed_at = :now
            FROM unnest(CAST(:ids AS bigint[]), CAST(:attempts AS integer[]), CAST(:states AS text[]),
                        CAST(:reasons AS text[]), CAST(:providers AS text[]), CAST(:dues AS timestamptz[]))
                   AS s (id, attempt, state, reason, provider_id, due_at)
            WHERE d.id = s.id AND d.attempts = s.attempt AND d.state = 'sending'
            """;

    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    DeliveryStore(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// How much was due, and what of it is to be sent now.
    record Claim(int due, List<Claimed> claimed) {}

    /// @param lease after which they count as abandoned
    Claim claim(boolean bulk, int most, Instant now, Duration lease) {
        List<Optional<Claimed>> taken = database.sql(CLAIM)
                .param("bulk", bulk)
                .param("most", most)
                .param("now", Timestamp.from(now))
                .param("zone", CurrentSchool.get().timeZone().getId())
                .param("lease", Timestamp.from(now.plus(lease)))
                .query((row, number) -> claimed(row))
                .list();
        return new Claim(taken.size(), taken.stream().flatMap(Optional::stream).toList());
    }

    /// What a later attempt has overtaken is left alone.
    void settle(List<Settlement> settlements, Instant now) {
        database.sql(SETTLE)
                .param("ids", texts(settlements, Settlement::id))
                .param("attempts", texts(settlements, Settlement::attempt))
                .param("states", texts(settlements, Settlement::state))
                .param("reasons", texts(settlements, Settlement::reason))
                .param("providers", texts(settlements, Settlement::providerId))
                .param("dues", texts(settlements, Settlement::dueAt))
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<Instant> nextDue(boolean bulk) {
        return database.sql("""
                        SELECT due_at FROM notification_delivery
                        WHERE bulk = :bulk AND due_at IS NOT NULL
                        ORDER BY due_at
                        LIMIT 1
                        """)
                .param("bulk", bulk)
                .query((row, number) -> row.getTimestamp("due_at").toInstant())
                .optional();
    }

    private static String[] texts(
            List<Settlement> settlements, Function<Settlement, ? extends @Nullable Object> value) {
        return settlements.stream()
                .map(settlement -> Objects.toString(value.apply(settlement), null))
                .toArray(String[]::new);
    }

    /// Empty when it was put off.
    private Optional<Claimed> claimed(ResultSet row) throws SQLException {
        if (row.getTimestamp("quiet") != null) {
            return Optional.empty();
        }
        Channel channel = Channel.ofCode(row.getString("channel"));
        String address = switch (channel) {
            case EMAIL -> row.getString("email");
            case SMS, WHATSAPP -> row.getString("phone");
            case PUSH -> row.getString("address");
            case TEAMS -> "";
            case IN_APP -> null;
        };
        return Optional.of(new Claimed(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getObject("notification", UUID.class),
                row.getString("kind"),
                json.readValue(row.getString("data"), DATA),
                channel,
                Language.ofCode(row.getString("language")),
                Optional.ofNullable(row.getObject("user_id", UUID.class)),
                Optional.ofNullable(row.getObject("device_id", UUID.class)),
                Optional.ofNullable(address),
                Optional.ofNullable(row.getString("obstacle"))));
    }
}
