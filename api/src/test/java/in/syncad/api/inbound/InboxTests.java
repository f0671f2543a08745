package in.syncad.api.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.AtOnce;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.tenancy.School;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Nothing that was taken in is lost or worked on twice.
class InboxTests {

    private static final RunningApi API = RunningApi.shared();
    private static final School SCHOOL = API.schools().create("told-a-lot");
    private static final Events EVENTS = new Events(API);
    private static Topic topic;

    @BeforeAll
    static void subscribe() {
        topic = new Topic(API);
    }

    @AfterAll
    static void unsubscribe() {
        topic.close();
    }

    @Test
    void aThousandAtOnceAreEachWorkedOnOnce() {
        String address = UUID.randomUUID() + "@people.example.org";
        API.schools()
                .database(SCHOOL)
                .sql("INSERT INTO user_account (display_name, email) VALUES ('Somebody', :address)")
                .param("address", address)
                .update();
        IntStream.range(0, 1000).forEach(number -> topic.publish(bounce(address)));
        List<String> signed =
                IntStream.range(0, 1000).mapToObj(number -> topic.next()).toList();

        AtOnce.times(40, poster -> {
            List<String> share = signed.subList(poster % 20 * 50, poster % 20 * 50 + 50);
            share.forEach(body -> EVENTS.sns("/webhooks/ses", body).expect(200));
            return poster;
        });

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(done(signed)).isEqualTo(1000);
        assertThat(API.schools()
                        .database(SCHOOL)
                        .sql("SELECT row_version FROM user_account WHERE email = :address")
                        .param("address", address)
                        .query(Integer.class)
                        .single())
                .as("what was told a thousand times has changed the account once")
                .isOne();
    }

    @Test
    void whatWasStoredBeforeAProcessDiedIsWorkedOnLater() {
        String key = UUID.randomUUID().toString();
        API.bean(InboxStore.class)
                .add(
                        List.of(Arrival.of(
                                Source.SES, key, Optional.of(SCHOOL.id()), delivery("nobody@people.example.org"))),
                        Clock.systemUTC().instant().minusSeconds(60));
        assertThat(EVENTS.outcome(key)).isEmpty();

        API.bean(InboundSweep.class).sweep();

        assertThat(EVENTS.awaitOutcome(key)).isEqualTo("done");
    }

    @Test
    void whatCannotBeUnderstoodDoesNotStopTheRest() {
        String broken = topic.signed(delivery("nobody@people.example.org").replace("timestamp", "time"));
        String sound = topic.signed(delivery("nobody@people.example.org"));

        EVENTS.sns("/webhooks/ses", broken).expect(200);
        EVENTS.sns("/webhooks/ses", sound).expect(200);

        assertThat(EVENTS.awaitOutcome(Topic.field(broken, "MessageId"))).isEqualTo("not understood");
        assertThat(EVENTS.awaitOutcome(Topic.field(sound, "MessageId"))).isEqualTo("done");
    }

    @Test
    void whatComesBeforeItsMessageIsWrittenDownWaitsForIt() {
        SentMessage message = SentMessage.in(new Classroom(API, "told-early"));
        String providerId = UUID.randomUUID().toString();
        String early = UUID.randomUUID().toString();
        String unknown = UUID.randomUUID().toString();
        Instant now = Clock.systemUTC().instant();
        arrived(message, early, providerId, now.minusSeconds(15));
        arrived(message, unknown, "never-sent", now.minusSeconds(90));

        API.bean(InboundSweep.class).sweep();
        assertThat(EVENTS.awaitOutcome(unknown)).isEqualTo("done");
        assertThat(EVENTS.outcome(early)).isEmpty();
        message.sentAs(providerId);

        message.awaitState("failed");
        assertThat(EVENTS.awaitOutcome(early)).isEqualTo("done");
    }

    private static void arrived(SentMessage message, String key, String providerId, Instant at) {
        String body = """
                {"EventType": "DeliveryFailure", "FailureType": "ServerError", "MessageId": "%s"}
                """.formatted(providerId);
        API.bean(InboxStore.class).add(List.of(Arrival.of(Source.SNS, key, Optional.of(message.school()), body)), at);
    }

    private static int done(List<String> signed) {
        return EVENTS.central()
                .sql("SELECT count(*) FROM inbound_event WHERE event_key = ANY (:keys) AND outcome = 'done'")
                .param(
                        "keys",
                        signed.stream()
                                .map(body -> Topic.field(body, "MessageId"))
                                .toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private static int waiting() {
        return EVENTS.central()
                .sql("SELECT count(*) FROM inbound_event WHERE settled_at IS NULL AND school_id = :school")
                .param("school", SCHOOL.id().value())
                .query(Integer.class)
                .single();
    }

    private static String delivery(String address) {
        return """
                {"eventType": "Delivery",
                 "mail": {"tags": {"school": ["%s"]}},
                 "delivery": {"timestamp": "2026-01-01T10:00:00.000Z", "recipients": ["%s"]}}
                """.formatted(SCHOOL.id(), address);
    }

    private static String bounce(String address) {
        return """
                {"eventType": "Bounce",
                 "mail": {"tags": {"school": ["%s"]}},
                 "bounce": {"timestamp": "2026-01-01T10:00:00.000Z", "bounceType": "Permanent",
                            "bounceSubType": "General", "bouncedRecipients": [{"emailAddress": "%s"}]}}
                """.formatted(SCHOOL.id(), address);
    }
}
