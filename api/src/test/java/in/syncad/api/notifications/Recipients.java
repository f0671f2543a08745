package in.syncad.api.notifications;

import in.syncad.api.audience.Recipient;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.push.PushGateway;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// People of one school, made by the thousand, who are told things.
final class Recipients {

    private final RunningApi api;
    private final School school;

    Recipients(RunningApi api, School school) {
        this.api = api;
        this.school = school;
    }

    record Delivered(String channel, String state, String reason, int attempts) {}

    JdbcClient database() {
        return api.schools().database(school);
    }

    List<UUID> add(int count) {
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

    boolean tell(String kind, String key, List<UUID> users) {
        return tellAbout(kind, key, users.stream().map(Recipient::of).toList());
    }

    boolean tellAbout(String kind, String key, List<Recipient> recipients) {
        Message message = new Message(
                api.bean(MessageKinds.class).find(kind).orElseThrow(),
                key,
                Map.of("id", UUID.randomUUID().toString(), "title", key, "body", "About " + key, "school", "School"),
                recipients);
        TransactionTemplate transaction = new TransactionTemplate(api.bean(PlatformTransactionManager.class));
        return CurrentSchool.call(
                school,
                () -> transaction.execute(
                        status -> api.bean(Notifications.class).send(message)));
    }

    List<Delivered> deliveriesTo(UUID user) {
        return database()
                .sql("""
                        SELECT channel, state, reason, attempts FROM notification_delivery
                        WHERE user_id = :user
                        ORDER BY channel
                        """)
                .param("user", user)
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
