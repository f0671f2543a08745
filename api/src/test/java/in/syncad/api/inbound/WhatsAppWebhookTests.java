package in.syncad.api.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.api.settings.InboundSettings;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WhatsAppWebhookTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "told-by-whatsapp");
    private static final Events EVENTS = new Events(API);
    private static final String PATH = "/webhooks/whatsapp";

    private final String id = "wamid." + UUID.randomUUID();
    private final ApiClient meta = API.at("api.syncad.in");

    @Test
    void metaIsAnsweredItsChallengeWhenItKnowsTheToken() {
        ApiAnswer answer = verify("subscribe", RunningApi.WHATSAPP_TOKEN, "1158201444");

        assertThat(answer.expect(200).text()).isEqualTo("1158201444");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        verify("subscribe", "another token", "1158201444").expect(403, "webhook.token-wrong");
        verify("unsubscribe", RunningApi.WHATSAPP_TOKEN, "1158201444").expect(403, "webhook.token-wrong");
        verify("subscribe", RunningApi.WHATSAPP_TOKEN, "<b>").expect(400, "webhook.malformed");
    }

    @Test
    void aStatusMovesTheDelivery() {
        SentMessage message = SentMessage.in(ROOM);

        post(status("delivered", message.reference(), Instant.now())).expect(200);
        message.awaitState("delivered");
        post(status("read", message.reference(), Instant.now())).expect(200);
        assertThat(EVENTS.awaitOutcome("status/%s/read".formatted(id))).isEqualTo("done");
        message.awaitState("delivered");
    }

    @Test
    void aFailureSaysWhy() {
        SentMessage message = SentMessage.in(ROOM);

        post(status("failed", message.reference(), Instant.now())).expect(200);

        message.awaitState("failed");
        assertThat(message.reason()).isEqualTo("WhatsApp could not deliver it (error 131026)");
    }

    @Test
    void aRepetitionIsTakenAndHasNoEffect() {
        SentMessage message = SentMessage.in(ROOM);
        String failed = status("failed", message.reference(), Instant.now());
        post(failed).expect(200);
        message.awaitState("failed");
        int before = EVENTS.count();

        post(failed).expect(200);

        assertThat(EVENTS.count()).isEqualTo(before);
    }

    @Test
    void whatPeopleWriteIsKept() {
        String posted = posted("\"messages\": [{\"from\": \"919800000001\", \"id\": \"%s\", \"timestamp\": \"%d\"}]"
                .formatted(id, Instant.now().getEpochSecond()));

        post(posted).expect(200);
        post(posted).expect(200);

        assertThat(EVENTS.outcome("message/" + id)).contains("kept");
        assertThat(EVENTS.central()
                        .sql("SELECT body FROM inbound_event WHERE event_key = :key")
                        .param("key", "message/" + id)
                        .query(String.class)
                        .single())
                .contains("919800000001");
    }

    @Test
    void aStatusOfAnotherSchoolsMessageChangesNothing() {
        SentMessage message = SentMessage.in(ROOM);
        String other = API.schools().create("told-of-others").id().toString();
        String reference = message.reference().replace(ROOM.school.id().toString(), other);

        post(status("failed", reference, Instant.now())).expect(200);

        assertThat(EVENTS.awaitOutcome("status/%s/failed".formatted(id))).isEqualTo("done");
        message.awaitState("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "sha1=00", "00"})
    void withoutTheRightSignatureItIsRefused(String signature) {
        EVENTS.post(PATH, "application/json", posted("\"statuses\": []"), Map.of("X-Hub-Signature-256", signature))
                .expect(403, "webhook.signature-wrong");
    }

    @Test
    void anAlteredBodyIsRefused() {
        String body = status("failed", "x", Instant.now());

        EVENTS.post(PATH, "application/json", body + " ", Map.of("X-Hub-Signature-256", signature(body)))
                .expect(403, "webhook.signature-wrong");
    }

    @Test
    void whatIsRepeatedAfterWeeksIsRefused() {
        post(status("failed", "x", Instant.now().minusSeconds(9 * 86_400))).expect(403, "webhook.stale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"entry\": [{\"changes\": [{\"value\": {\"statuses\": [{}]}}]}]}",
                "{\"entry\": [{\"changes\": [{\"value\": {\"statuses\": [{\"timestamp\": \"1e9\", \"id\": \"1\"}]}}]}]}",
                "{\"entry\": [{\"changes\": [{\"value\": {\"messages\": [\"hello\"]}}]}]}"
            })
    void whatIsSignedAndNoStatusIsRefused(String body) {
        post(body).expect(400, "webhook.malformed");
    }

    @Test
    void isOffWithoutItsVariables() {
        WhatsAppInbox off = new WhatsAppInbox(
                new InboundSettings(Set.of(), Optional.empty(), Optional.empty()),
                API.bean(Inbox.class),
                JsonMapper.shared(),
                Clock.systemUTC());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> off.verify("subscribe", "", "1"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("webhook.whatsapp-off"));
    }

    private ApiAnswer verify(String mode, String token, String challenge) {
        return meta.get("%s?hub.mode=%s&hub.verify_token=%s&hub.challenge=%s"
                .formatted(
                        PATH,
                        mode,
                        token.replace(" ", "%20"),
                        challenge.replace("<", "%3C").replace(">", "%3E")));
    }

    private ApiAnswer post(String body) {
        return EVENTS.post(PATH, "application/json", body, Map.of("X-Hub-Signature-256", signature(body)));
    }

    private String status(String status, String reference, Instant at) {
        return posted("""
                "statuses": [{"id": "%s", "status": "%s", "timestamp": "%d", "recipient_id": "919800000001",
                              "biz_opaque_callback_data": "%s",
                              "errors": [{"code": 131026, "title": "Message undeliverable"}]}]
                """.formatted(id, status, at.getEpochSecond(), reference));
    }

    private static String posted(String value) {
        return """
                {"object": "whatsapp_business_account",
                 "entry": [{"id": "1", "changes": [{"field": "messages", "value": {%s}}]}]}
                """.formatted(value);
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(RunningApi.WHATSAPP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
