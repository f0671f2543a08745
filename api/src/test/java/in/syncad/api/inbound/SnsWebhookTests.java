package in.syncad.api.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import in.syncad.api.devices.PushAddresses;
import in.syncad.api.settings.InboundSettings;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.refusal.Refused;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.tenancy.School;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SnsWebhookTests {

    private static final RunningApi API = RunningApi.shared();
    private static final School SCHOOL = API.schools().create("told-by-sns");
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
    void whatIsSignedIsStoredOnceAndWorkedOn() {
        String signed = topic.signed(delivery("nobody@people.example.org"));
        String id = Topic.field(signed, "MessageId");

        EVENTS.sns("/webhooks/ses", signed).expect(200);
        assertThat(EVENTS.awaitOutcome(id)).isEqualTo("done");
        EVENTS.sns("/webhooks/ses", signed).expect(200);

        assertThat(rows(id)).isOne();
        assertThat(EVENTS.central()
                        .sql("SELECT body IS NULL FROM inbound_event WHERE event_key = :key")
                        .param("key", id)
                        .query(Boolean.class)
                        .single())
                .as("what names people is forgotten")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Message,{}",
        "MessageId,5b0f7a31-6e5a-4d5d-8f53-000000000000",
        "Subject,Other news",
        "Timestamp,2026-11-21T10:00:00.000Z",
        "Type,SubscriptionConfirmation",
        "TopicArn,arn:aws:sns:ap-south-1:000000000000:other",
        "Signature,AAAA",
        "Signature,not base64",
        "SignatureVersion,1",
        "SignatureVersion,3",
        "SigningCertURL,https://sns.ap-south-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.txt",
        "SigningCertURL,https://sns.ap-south-1.amazonaws.com.evil.example/SimpleNotificationService-0123456789abcdef.pem",
        "SigningCertURL,https://evil.example/SimpleNotificationService-0123456789abcdef.pem",
        "SigningCertURL,http://169.254.169.254/SimpleNotificationService-0123456789abcdef.pem",
        "SigningCertURL,file:///SimpleNotificationService-0123456789abcdef.pem",
        "SigningCertURL,no address"
    })
    void whatWasAlteredIsRefused(String field, String value) {
        String altered = Topic.changed(topic.signed(delivery("nobody@people.example.org")), field, value);
        int before = EVENTS.count();

        ApiAnswer answer = EVENTS.sns("/webhooks/ses", altered);

        assertThat(answer.status()).as(answer.text()).isIn(400, 403);
        assertThat(EVENTS.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"Type\":\"Notification\"}", "{\"Type\":{}}", "\u0000"})
    void whatIsNoMessageIsRefused(String body) {
        EVENTS.sns("/webhooks/ses", body).expect(400, "webhook.malformed");
    }

    @ParameterizedTest
    @ValueSource(longs = {-7_200, 7_200})
    void whatIsTooOldOrFromTheFutureIsRefused(long seconds) {
        SnsMessage message = SnsMessage.parse(topic.signed("{}"), JsonMapper.shared());
        Clock other = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> signatures(other).verify(message))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("webhook.stale"));
    }

    @Test
    void aCertificateThatHasExpiredIsRefused() {
        SnsMessage message = SnsMessage.parse(topic.signed("{}"), JsonMapper.shared());
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
        SnsCertificates certificates = new SnsCertificates(new SnsCalls(), late);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> certificates.at(URI.create(message.text("SigningCertURL"))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("webhook.certificate-wrong"));
    }

    @Test
    void onlyAFewCertificatesAreFetchedAMinute() {
        SnsCertificates certificates = new SnsCertificates(
                new SnsCalls(), Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC));
        String endpoint = API.aws().endpoint().toString();
        long before = System.nanoTime();

        for (int number = 0; number < 200; number++) {
            URI missing = URI.create("%s/SimpleNotificationService-%016x.pem".formatted(endpoint, number));
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> certificates.at(missing));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void bothVersionsOfSignaturesAreKnown() {
        topic.sns()
                .setTopicAttributes(request -> request.topicArn(topic.arn())
                        .attributeName("SignatureVersion")
                        .attributeValue("1"));
        try {
            String signed = topic.signed(delivery("nobody@people.example.org"));
            assertThat(Topic.field(signed, "SignatureVersion")).isEqualTo("1");
            EVENTS.sns("/webhooks/ses", signed).expect(200);
        } finally {
            topic.sns()
                    .setTopicAttributes(request -> request.topicArn(topic.arn())
                            .attributeName("SignatureVersion")
                            .attributeValue("2"));
        }
    }

    @Test
    void aBodyBeyond256KilobytesIsRefusedUnread() {
        String long256 = "x".repeat(256 * 1024 + 1);

        EVENTS.sns("/webhooks/ses", long256).expect(413, "body.too-large");
        EVENTS.sns("/webhooks/ses", "x".repeat(256 * 1024)).expect(400, "webhook.malformed");
    }

    @Test
    void plainNewsOfSetUpIsTakenAndNothingDone() {
        String signed = topic.signed("Successfully validated SNS topic for Amazon SES event publishing.");

        EVENTS.sns("/webhooks/ses", signed).expect(200);

        assertThat(EVENTS.outcome(Topic.field(signed, "MessageId"))).contains("no event");
    }

    @Test
    void newsOfSchoolsThatAreNotOursIsTakenAndNothingDone() {
        String signed = topic.signed(delivery("nobody@people.example.org")
                .replace(SCHOOL.id().toString(), UUID.randomUUID().toString()));

        EVENTS.sns("/webhooks/ses", signed).expect(200);

        assertThat(EVENTS.outcome(Topic.field(signed, "MessageId"))).contains("of no school of ours");
    }

    @Test
    void aSubscriptionToOurTopicIsConfirmed() {
        String webhook = "http://127.0.0.1:%d/webhooks/sns".formatted(API.port());
        String subscription = topic.sns()
                .subscribe(request -> request.topicArn(topic.arn())
                        .protocol("http")
                        .endpoint(webhook)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
        try {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                API.bean(InboundSweep.class).sweep();
                assertThat(topic.sns()
                                .getSubscriptionAttributes(request -> request.subscriptionArn(subscription))
                                .attributes())
                        .containsEntry("PendingConfirmation", "false");
            });
        } finally {
            topic.sns().unsubscribe(request -> request.subscriptionArn(subscription));
        }
    }

    @Test
    void isOffWithoutTopics() {
        SnsInbox off = new SnsInbox(
                new InboundSettings(Set.of(), Optional.empty(), Optional.empty()),
                API.bean(SnsSignatures.class),
                API.bean(PushAddresses.class),
                API.bean(Inbox.class),
                JsonMapper.shared());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> off.ofMails("{}"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("webhook.sns-off"));
    }

    private static SnsSignatures signatures(Clock clock) {
        return new SnsSignatures(
                API.bean(InboundSettings.class),
                API.bean(AwsSettings.class),
                new SnsCertificates(new SnsCalls(), clock),
                clock);
    }

    private static int rows(String key) {
        return EVENTS.central()
                .sql("SELECT count(*) FROM inbound_event WHERE event_key = :key")
                .param("key", key)
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
}
