package in.syncad.api.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.api.settings.InboundSettings;
import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.api.web.RawBody;
import in.syncad.common.refusal.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ExotelWebhookTests {

    private static final RunningApi API = RunningApi.shared();
    private static final Classroom ROOM = new Classroom(API, "told-by-exotel");
    private static final Events EVENTS = new Events(API);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String id = UUID.randomUUID().toString();

    @Test
    void aFormMovesTheDelivery() {
        SentMessage message = SentMessage.in(ROOM);

        post(RunningApi.EXOTEL_TOKEN, FORM, form("queued", message)).expect(200);
        post(RunningApi.EXOTEL_TOKEN, FORM, form("sent", message)).expect(200);

        message.awaitState("delivered");
        assertThat(EVENTS.awaitOutcome(id + "/queued")).isEqualTo("nothing of ours");
    }

    @Test
    void aFailureSaysWhyAndARepetitionHasNoEffect() {
        SentMessage message = SentMessage.in(ROOM);

        post(RunningApi.EXOTEL_TOKEN, FORM, form("failed_dnd", message)).expect(200);
        message.awaitState("failed");
        int before = EVENTS.count();
        post(RunningApi.EXOTEL_TOKEN, FORM, form("failed_dnd", message)).expect(200);

        assertThat(message.reason()).isEqualTo("Exotel says that it is not wanted by its recipient");
        assertThat(EVENTS.count()).isEqualTo(before);
    }

    @Test
    void jsonIsReadToo() {
        SentMessage message = SentMessage.in(ROOM);

        post(
                        RunningApi.EXOTEL_TOKEN,
                        "application/json",
                        "{\"CallSid\": \"%s\", \"Status\": \"completed\", \"CustomField\": \"%s\"}"
                                .formatted(id, message.reference()))
                .expect(200);

        message.awaitState("delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another-token", "Exotel-token-in-our-test", "Exotel-token-in-our-tests2"})
    void withoutTheTokenItIsRefused(String token) {
        post(token, FORM, "SmsSid=" + id + "&Status=sent").expect(403, "webhook.token-wrong");
        assertThat(EVENTS.outcome(id + "/sent")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Status=sent", "SmsSid=", "'{'", "'[]'", "SmsSid=%zz"})
    void whatIsNoStatusIsRefused(String body) {
        post(RunningApi.EXOTEL_TOKEN, FORM, body).expect(400, "webhook.malformed");
    }

    @Test
    void isOffWithoutItsVariable() {
        ExotelInbox off = new ExotelInbox(
                new InboundSettings(Set.of(), Optional.empty(), Optional.empty()),
                API.bean(Inbox.class),
                JsonMapper.shared());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> off.receive("", new RawBody(new byte[0])))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("webhook.exotel-off"));
    }

    private ApiAnswer post(String token, String type, String body) {
        return EVENTS.post("/webhooks/exotel?token=" + token, type, body, Map.of());
    }

    private String form(String status, SentMessage message) {
        return "SmsSid=%s&To=09800000001&Status=%s&DetailedStatusCode=21010&CustomField=%s"
                .formatted(id, status, message.reference().replace("/", "%2F"));
    }
}
