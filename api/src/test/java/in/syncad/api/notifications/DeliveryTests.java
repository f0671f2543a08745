package in.syncad.api.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.audience.Recipient;
import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.push.PushGateway;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.inbox.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Recipients PEOPLE = new Recipients(API, API.schools().create("delivering"));
    private static final String SEND_MAIL = "sesv2.SendEmail";
    private static final String PUBLISH = "sns.Publish";

    private final String key = "news/" + UUID.randomUUID();
    private final String token = "token-" + UUID.randomUUID();

    @AfterEach
    void clearFaults() {
        API.aws().faults().clear();
    }

    @Test
    void theSameNewsIsToldOnceHoweverOftenItIsSent() {
        UUID user = PEOPLE.add(1).getFirst();

        List<Boolean> news = AtOnce.times(8, number -> PEOPLE.tell("announcement", key, List.of(user)));

        assertThat(news).containsOnlyOnce(true);
        soon().untilAsserted(() -> assertThat(mailsTo(user)).hasSize(1));
        assertThat(PEOPLE.deliveriesTo(user)).hasSize(2);
    }

    @Test
    void aThrottlingProviderIsAskedAgainLater() {
        UUID user = PEOPLE.addWithDevice(token);
        API.aws().faults().next(PUBLISH, Fault.throttle(), 2);
        API.aws().faults().next(SEND_MAIL, Fault.serverError(503), 1);

        PEOPLE.tell("announcement", key, List.of(user));

        soon().untilAsserted(() -> {
            assertThat(PEOPLE.deliveryTo(user, "push").state()).isEqualTo("sent");
            assertThat(PEOPLE.deliveryTo(user, "email").state()).isEqualTo("sent");
        });
        assertThat(PEOPLE.deliveryTo(user, "push").attempts()).isEqualTo(3);
        assertThat(PEOPLE.deliveryTo(user, "email").attempts()).isEqualTo(2);
        assertThat(API.inbox().to(token)).hasSize(1);
        assertThat(mailsTo(user)).hasSize(1);
    }

    @Test
    void aLostAnswerCountsAsNotSent() {
        UUID user = PEOPLE.addWithDevice(token);
        API.aws().faults().next(PUBLISH, Fault.timeoutAfterCommit());

        PEOPLE.tell("announcement", key, List.of(user));

        soon().untilAsserted(() ->
                assertThat(PEOPLE.deliveryTo(user, "push").state()).isEqualTo("sent"));
        assertThat(API.inbox().to(token)).hasSize(2);
    }

    @Test
    void whatTheProviderRefusesFailsWithItsReason() {
        UUID user = PEOPLE.add(1).getFirst();
        API.aws().faults().next(SEND_MAIL, Fault.error("MessageRejected", 400, "No"));

        PEOPLE.tell("announcement", key, List.of(user));

        soon().untilAsserted(() ->
                assertThat(PEOPLE.deliveryTo(user, "email").state()).isEqualTo("failed"));
        assertThat(PEOPLE.deliveryTo(user, "email").reason())
                .contains("MessageRejected")
                .doesNotContain("@");
        assertThat(PEOPLE.deliveryTo(user, "push").reason()).isEqualTo("no device");
    }

    @Test
    void aDeviceThatIsGoneIsRemoved() {
        UUID user = PEOPLE.addWithDevice(token);
        PushGateway gateway = API.bean(PushGateway.class);
        gateway.forget(gateway.register(token, user, Optional.empty()));

        PEOPLE.tell("announcement", key, List.of(user));

        soon().untilAsserted(() -> assertThat(PEOPLE.deliveryTo(user, "push").reason())
                .isEqualTo("the app is not on the device any more"));
        assertThat(PEOPLE.database()
                        .sql("SELECT count(*) FROM device WHERE user_id = :user")
                        .param("user", user)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTemplateWithAVariableThatIsMissingFailsAndSaysSo() {
        UUID user = PEOPLE.add(1).getFirst();
        PEOPLE.database().sql("""
                INSERT INTO notification_preference (user_id, language) VALUES (:user, 'hi')
                """).param("user", user).update();
        PEOPLE.database().sql("""
                        INSERT INTO message_template (id, kind, channel, language, subject, body)
                        VALUES (:id, 'announcement', 'email', 'hi', 'Subject', '{{fee}}')
                        """).param("id", user).update();
        try {
            PEOPLE.tell("announcement", key, List.of(user));

            soon().untilAsserted(
                            () -> assertThat(PEOPLE.deliveryTo(user, "email").reason())
                                    .isEqualTo("the template names {{fee}}, which this message does not have"));
            assertThat(mailsTo(user)).isEmpty();
        } finally {
            PEOPLE.database().sql("DELETE FROM message_template").update();
        }
    }

    @Test
    void whatSomebodySwitchedOffIsNotSent() {
        UUID user = PEOPLE.addWithDevice(token);
        PEOPLE.choose(user, "push", null, false);
        PEOPLE.choose(user, "in-app", null, false);

        PEOPLE.tell("announcement", key, List.of(user));

        soon().untilAsserted(() ->
                assertThat(PEOPLE.deliveryTo(user, "email").state()).isEqualTo("sent"));
        assertThat(PEOPLE.deliveryTo(user, "push").reason()).isEqualTo("switched off by the recipient");
        assertThat(PEOPLE.database()
                        .sql("SELECT in_app FROM notification_recipient WHERE user_id = :user")
                        .param("user", user)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void aChoiceForOneChildCountsForThatChild() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<UUID> users = PEOPLE.add(3);
        users.forEach(user -> PEOPLE.choose(user, "email", one, false));
        PEOPLE.choose(users.get(2), "email", null, false);

        PEOPLE.tellAbout(
                "announcement",
                key,
                List.of(
                        new Recipient(users.get(0), one),
                        new Recipient(users.get(1), one),
                        new Recipient(users.get(1), other),
                        new Recipient(users.get(2), one),
                        new Recipient(users.get(2), other)));

        assertThat(Stream.of(0, 1, 2)
                        .map(number -> PEOPLE.deliveryTo(users.get(number), "email"))
                        .map(delivered -> delivered.state().equals("skipped")))
                .containsExactly(true, false, true);
    }

    @Test
    void quietHoursPutOffWhatIsNotUrgent() {
        UUID user = PEOPLE.addWithDevice(token);
        beginQuietHours(user);

        PEOPLE.tell("announcement", key, List.of(user));
        PEOPLE.tell("urgent-announcement", key + "!", List.of(user));

        soon().untilAsserted(() -> assertThat(API.inbox().to(token)).hasSize(1));
        assertThat(API.inbox().to(token).getFirst().body()).endsWith("!");
        Instant due = PEOPLE.database()
                .sql("SELECT due_at FROM notification_delivery WHERE user_id = :user AND state = 'queued' LIMIT 1")
                .param("user", user)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(Duration.between(Instant.now(), due)).isBetween(Duration.ofMinutes(58), Duration.ofMinutes(61));
    }

    @Test
    void whatWasRecalledIsNotSent() {
        UUID user = PEOPLE.add(1).getFirst();
        API.aws().faults().next(SEND_MAIL, Fault.throttle(), 1);
        PEOPLE.tell("announcement", key, List.of(user));
        soon().until(() -> PEOPLE.deliveryTo(user, "email").attempts() == 1);

        PEOPLE.recall(key);

        soon().untilAsserted(() ->
                assertThat(PEOPLE.deliveryTo(user, "email").reason()).isEqualTo("recalled before it was sent"));
        assertThat(mailsTo(user)).isEmpty();
    }

    @Test
    void whatHasExpiredIsNotSent() {
        UUID user = PEOPLE.add(1).getFirst();

        PEOPLE.tellUntil(Instant.now(), key, user);

        soon().untilAsserted(() ->
                assertThat(PEOPLE.deliveryTo(user, "email").reason()).isEqualTo("expired before it was sent"));
        assertThat(mailsTo(user)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            21:30, 06:30, 2026-11-21T16:30:00Z, 2026-11-22T01:00:00Z
            21:30, 06:30, 2026-11-21T19:00:00Z, 2026-11-22T01:00:00Z
            21:30, 06:30, 2026-11-22T00:59:59Z, 2026-11-22T01:00:00Z
            21:30, 06:30, 2026-11-22T01:00:00Z, -
            21:30, 06:30, 2026-11-21T15:59:59Z, -
            21:30, 06:30, 2026-11-21T16:00:00Z, 2026-11-22T01:00:00Z
            13:00, 14:00, 2026-11-21T07:30:00Z, 2026-11-21T08:30:00Z
            13:00, 14:00, 2026-11-21T08:30:00Z, -
            13:00, 14:00, 2026-11-21T07:29:59Z, -
            """)
    void quietHoursAreThoseOfTheClockAtTheSchool(String from, String to, String moment, String until) {
        String found = PEOPLE.database()
                .sql("""
                        SELECT coalesce(to_char(quiet_until(CAST(:moment AS timestamptz), 'Asia/Kolkata',
                          CAST(:from AS time), CAST(:to AS time)) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '-')
                        """)
                .param("moment", moment)
                .param("from", from)
                .param("to", to)
                .query(String.class)
                .single();

        assertThat(found).isEqualTo(until == null ? "-" : until);
    }

    @Test
    void thousandsAreQueuedAtOnceAndReachedOnceEach() {
        List<UUID> users = PEOPLE.add(2_000);

        PEOPLE.tell("announcement", key, users);

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(PEOPLE.database()
                                .sql("""
                        SELECT count(*) FROM notification_delivery d JOIN notification n ON n.id = d.notification_id
                        WHERE n.dedupe_key = :key AND d.channel = 'email' AND d.state = 'sent' AND d.attempts = 1
                        """)
                                .param("key", key)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(2_000));
        assertThat(mailsTo(users.getFirst())).hasSize(1);
        assertThat(mailsTo(users.getLast())).hasSize(1);
    }

    private static void beginQuietHours(UUID user) {
        PEOPLE.database().sql("""
                        INSERT INTO notification_preference (user_id, language, quiet_from, quiet_to)
                        SELECT :user, 'en', here - INTERVAL '1 hour', here + INTERVAL '1 hour'
                        FROM (SELECT (now() AT TIME ZONE 'Asia/Kolkata')::time AS here) clock
                        """).param("user", user).update();
    }

    private static List<Message> mailsTo(UUID user) {
        return API.inbox().to(Recipients.mailOf(user));
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
