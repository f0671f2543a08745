package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.sns.Endpoints.Endpoint;
import in.syncad.embedded.inbox.Channel;
import in.syncad.embedded.inbox.Inbox;
import in.syncad.embedded.inbox.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pushes to devices, into the inbox under the device's token. What the push service behind SNS would not deliver is
/// dropped with a warning, as SNS itself reports success then.
public final class Push {

    private static final Logger LOG = LoggerFactory.getLogger(Push.class);
    private static final JsonMapper JSON = new JsonMapper();

    /// Bytes of one push, of FCM and APNs alike.
    private static final int LARGEST = 4_096;

    private final Inbox inbox;
    private final Clock clock;

    public Push(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    void send(Endpoint endpoint, Content content) {
        if (!endpoint.enabled()) {
            throw new AwsError("EndpointDisabledException", "Endpoint is disabled");
        }
        Optional<String> payload = content.forPlatform(endpoint.platform());
        Message message = payload.isPresent()
                ? message(endpoint, payload.get())
                : new Message(Channel.PUSH, endpoint.token(), "", content.text(), clock.instant());
        if (payload.filter(json -> !deliverable(json)).isPresent()) {
            LOG.warn("A push is dropped: it is larger than {} bytes or has data that is no text", LARGEST);
        } else {
            inbox.add(message);
        }
    }

    /// FCM: `fcmV1Message.message.notification`, or the old top-level `notification` and `data`
    /// (https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html); APNs: `aps.alert`.
    private Message message(Endpoint endpoint, String payload) {
        JsonNode root = parse(payload);
        JsonNode fcm = root.has("fcmV1Message") ? root.path("fcmV1Message").path("message") : root;
        JsonNode alert = root.has("aps") ? root.path("aps").path("alert") : fcm.path("notification");
        if (!root.has("aps") && !fcm.has("notification") && !fcm.has("data")) {
            throw Invalid.parameter("Message Reason: the payload has neither notification nor data");
        }
        String title = alert.path("title").asString("");
        String body = alert.isString() ? alert.asString() : alert.path("body").asString("");
        String shown = body.isEmpty() && fcm.has("data") ? fcm.get("data").toString() : body;
        return new Message(Channel.PUSH, endpoint.token(), title, shown, clock.instant());
    }

    private static JsonNode parse(String payload) {
        try {
            JsonNode root = JSON.readTree(payload);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw Invalid.parameter("Message Structure - the payload of the platform is no JSON");
        }
        throw Invalid.parameter("Message Structure - the payload of the platform is no JSON object");
    }

    private static boolean deliverable(String payload) {
        JsonNode root = parse(payload);
        JsonNode data = root.has("fcmV1Message") ? root.at("/fcmV1Message/message/data") : root.path("data");
        boolean texts = StreamSupport.stream(data.spliterator(), false).allMatch(JsonNode::isString);
        return texts && payload.getBytes(StandardCharsets.UTF_8).length <= LARGEST;
    }
}
