package in.syncad.api.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.People;
import in.syncad.api.testing.RunningApi;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.JsonNode;

/// The whole way: a mail or push leaves, the provider tells what became of it, the school knows.
class MailEventTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "told-of-mails");
    private static final List<String> WEBHOOKS = List.of("/webhooks/ses", "/webhooks/sns");
    private static List<String> subscriptions = List.of();

    private final String label = UUID.randomUUID().toString();

    @BeforeAll
    static void subscribe() {
        subscriptions = WEBHOOKS.stream()
                .map(path -> API.aws().tellEventsTo(URI.create("http://127.0.0.1:%d%s".formatted(API.port(), path))))
                .toList();
    }

    @AfterAll
    static void unsubscribe() {
        subscriptions.forEach(subscription ->
                API.bean(SnsClient.class).unsubscribe(request -> request.subscriptionArn(subscription)));
    }

    @Test
    void aMailThatArrivesIsDelivered() {
        String user = open("arrives+%s@people.example.org".formatted(label));

        String announcement = announce(user);

        awaitDelivery(announcement, "email", "delivered", "");
    }

    @Test
    void aMailThatComesBackFailsAndTheNextIsNotSentThere() {
        String address = "bounce+%s@simulator.amazonses.com".formatted(label);
        String user = open(address);

        awaitDelivery(announce(user), "email", "failed", "the mail came back (Permanent, General)");
        awaitMailStatus(user, "bounced");
        awaitDelivery(announce(user), "email", "skipped", "mails to this address bounced");

        ROOM.admin
                .patch(
                        "/api/v1/school-admin/users/" + user,
                        "*",
                        Map.of("email", "mended+%s@people.example.org".formatted(label)))
                .expect(200);
        awaitDelivery(announce(user), "email", "delivered", "");
        assertThat(account(user).has("emailStatus")).isFalse();
    }

    @Test
    void whoComplainedGetsNoMoreMail() {
        String user = open("complaint+%s@simulator.amazonses.com".formatted(label));

        awaitDelivery(announce(user), "email", "delivered", "");

        awaitMailStatus(user, "complained");
        awaitDelivery(announce(user), "email", "skipped", "mails to this address complained");
    }

    @Test
    void aOneTimePasswordGoesByPhoneWhereMailsComeBack() {
        String address = "bounce+%s@simulator.amazonses.com".formatted(label);
        String phone = People.phone();
        String user = open(address);
        ROOM.admin
                .patch("/api/v1/school-admin/users/" + user, "*", Map.of("phone", phone))
                .expect(200);
        announce(user);
        awaitMailStatus(user, "bounced");
        ApiClient anybody = API.at(ROOM.school.slug() + ".localhost");

        String challenge = anybody.post("/api/v1/auth/otp/request", Map.of("email", address))
                .expect(202)
                .body()
                .get("challengeId")
                .asString();

        String code = API.inbox().codeTo(phone, 0);
        anybody.post("/api/v1/auth/otp/verify", Map.of("challengeId", challenge, "code", code))
                .expect(200);
        assertThat(API.inbox().to(address)).isEmpty();
    }

    @Test
    void aDeviceThatTheAppLeftIsNotSentTo() {
        Map<String, Object> body = People.user("Owner", "reception");
        String user = Classroom.id(ROOM.admin.post("/api/v1/school-admin/users", body));
        ApiClient owner = API.at(ROOM.school.slug() + ".localhost").signedIn((String) body.get("email"));
        owner.post(
                        "/api/v1/me/devices",
                        Map.of("platform", "android", "token", "unregistered-" + label, "name", "Phone"))
                .expect(201);
        soon(() -> assertThat(device(owner).get("reachable").asBoolean()).isTrue());

        awaitDelivery(announce(user), "push", "failed", "the push service could not deliver it (EndpointDisabled)");

        soon(() -> assertThat(device(owner).path("refusal").asString("")).contains("the app is not there any more"));
        awaitDelivery(announce(user), "push", "skipped", "The push service says that the app is not there any more.");
    }

    private static String open(String address) {
        Map<String, Object> body = People.changed(People.user("Somebody", "librarian"), Map.of("email", address));
        return Classroom.id(ROOM.admin.post("/api/v1/school-admin/users", body));
    }

    private static String announce(String user) {
        String id = Classroom.id(ROOM.admin.post(
                "/api/v1/announcements",
                Map.of(
                        "title", "News",
                        "body", "Of the day",
                        "targets", List.of(Map.of("kind", "user", "value", user)))));
        ROOM.admin
                .send("POST", "/api/v1/announcements/%s/publish".formatted(id), null, Map.of("If-Match", "*"))
                .expect(200);
        return id;
    }

    private static void awaitDelivery(String announcement, String channel, String state, String reason) {
        soon(() -> {
            JsonNode counts = ROOM.admin
                    .get("/api/v1/announcements/%s/progress".formatted(announcement))
                    .expect(200)
                    .body()
                    .get("counts");
            assertThat(StreamSupport.stream(counts.spliterator(), false)
                            .filter(count -> count.get("channel").asString().equals(channel)))
                    .singleElement()
                    .satisfies(count -> {
                        assertThat(count.get("state").asString()).isEqualTo(state);
                        assertThat(count.get("reason").asString()).isEqualTo(reason);
                    });
        });
    }

    private static void awaitMailStatus(String user, String status) {
        soon(() -> assertThat(account(user).path("emailStatus").asString("")).isEqualTo(status));
    }

    private static JsonNode account(String user) {
        return ROOM.admin.get("/api/v1/school-admin/users/" + user).expect(200).body();
    }

    private static JsonNode device(ApiClient owner) {
        return owner.get("/api/v1/me/devices").expect(200).body().get("items").get(0);
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion::run);
    }
}
