package in.syncad.api.notifications;

import in.syncad.api.audience.Recipient;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.push.PushGateway;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// People of one school, made by the thousand, who are told things.
public final class Recipients {

    private final RunningApi api;
    private final School school;

    public Recipients(RunningApi api, School school) {
        this.api = api;
        this.school = school;
    }

    record Delivered(String channel, String state, String reason, int attempts) {}

    JdbcClient database() {
        return api.schools().database(school);
    }

    public List<UUID> add(int count) {
        List<UUID> users =
                IntStream.range(0, count).mapToObj(number -> UUID.randomUUID()).toList();
        database().sql("""
                        INSERT INTO user_account (id, display_name, email)
                        SELECT id, 'Somebody', id || '@people.example.org' FROM unnest(:ids) AS made (id)
                        """).param("ids", users.toArray(UUID[]::new)).update();
        return users;
    }

    /// With a device that SNS knows.
    UUID addWithDevice(String token) {
        UUID user = add(1).getFirst();
        database().sql("""
                        INSERT INTO device (id, user_id, platform, token, name, created_at, seen_at)
                        VALUES (:id, :id, 'android', :token, 'Phone', now(), now())
                        """).param("id", user).param("token", token).update();
        String address = api.bean(PushGateway.class).register(token, user, Optional.empty());
        database()
                .sql("UPDATE device SET address = :address WHERE id = :id")
                .param("id", user)
                .param("address", address)
                .update();
        return user;
    }

    int count(String state, String channel) {
        return database()
                .sql("""
                        SELECT count(*) FROM notification_delivery WHERE state = :state AND channel = :channel
                        """)
                .param("state", state)
                .param("channel", channel)
                .query(Integer.class)
                .single();
    }

    /// The mail addresses to which more than one attempt was made.
    Set<String> attemptedAgain() {
        return database().sql("""
                        SELECT u.email FROM notification_delivery d JOIN user_account u ON u.id = d.user_id
                        WHERE d.channel = 'email' AND d.attempts > 1
                        """).query(String.class).set();
    }

    static String mailOf(UUID user) {
        return user + "@people.example.org";
    }

    void choose(UUID user, String channel, @Nullable UUID child, boolean enabled) {
        database()
                .sql("""
                        INSERT INTO notification_choice (user_id, category, channel, student_id, enabled)
                        VALUES (:user, 'announcements', :channel, CAST(:child AS uuid), :enabled)
                        """)
                .param("user", user)
                .param("channel", channel)
                .param("child", child)
                .param("enabled", enabled)
                .update();
    }

    public boolean tell(String kind, String key, List<UUID> users) {
        return tellAbout(kind, key, users.stream().map(Recipient::of).toList());
    }

    boolean tellAbout(String kind, String key, List<Recipient> recipients) {
        return send(message(kind, key, recipients, Optional.empty(), false));
    }

    void tellRooms(String kind, String key, List<Recipient> recipients) {
        send(message(kind, key, recipients, Optional.empty(), true));
    }

    void tellUntil(Instant end, String key, UUID user) {
        send(message("announcement", key, List.of(Recipient.of(user)), Optional.of(end), false));
    }

    void recall(String key) {
        inTransaction(notifications -> {
            notifications.recall(key);
            return true;
        });
    }

    private boolean send(Message message) {
        return inTransaction(notifications -> notifications.send(message));
    }

    private Message message(
            String kind, String key, List<Recipient> recipients, Optional<Instant> expiresAt, boolean toRooms) {
        return new Message(
                api.bean(MessageKinds.class).find(kind).orElseThrow(),
                key,
                Map.of("id", UUID.randomUUID().toString(), "title", key, "body", "About " + key, "school", "School"),
                Set.copyOf(recipients),
                expiresAt,
                toRooms);
    }

    private boolean inTransaction(Predicate<Notifications> work) {
        TransactionTemplate transaction = new TransactionTemplate(api.bean(PlatformTransactionManager.class));
        return CurrentSchool.call(
                school, () -> transaction.execute(status -> work.test(api.bean(Notifications.class))));
    }

    /// The post to the room.
    Delivered toRoom(String key) {
        return delivered("n.dedupe_key = :value AND d.user_id IS NULL", key).getFirst();
    }

    List<Delivered> deliveriesTo(UUID user) {
        return delivered("d.user_id = :value", user);
    }

    private List<Delivered> delivered(String condition, Object value) {
        return database()
                .sql("""
                        SELECT d.channel, d.state, d.reason, d.attempts
                        FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
                        WHERE %s
                        ORDER BY d.channel
                        """.formatted(condition))
                .param("value", value)
                .query((row, number) -> new Delivered(
                        row.getString("channel"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getInt("attempts")))
                .list();
    }

    Delivered deliveryTo(UUID user, String channel) {
        return deliveriesTo(user).stream()
                .filter(delivered -> delivered.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
