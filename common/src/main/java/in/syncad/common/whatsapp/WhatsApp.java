package in.syncad.common.whatsapp;

import in.syncad.common.outside.OutsideCalls;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// WhatsApp's Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages).
public final class WhatsApp {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Those of https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes after which asking again
    /// helps: too many calls or messages, Meta's own faults, and an expired token (190), which we are given anew.
    private static final Set<Integer> TRANSIENT =
            Set.of(2, 4, 190, 80_007, 130_429, 131_000, 131_016, 131_048, 131_056, 131_057, 133_004);

    private final OutsideCalls calls = new OutsideCalls("WhatsApp");
    private final URI messages;
    private final String accessToken;

    public WhatsApp(WhatsAppSettings.Sender sender) {
        this.messages = sender.endpoint().resolve("/v23.0/%s/messages".formatted(sender.numberId()));
        this.accessToken = sender.accessToken();
    }

    /// Tries exactly once: WhatsApp knows no repetition.
    ///
    /// @return WhatsApp's id of the message
    /// @throws OutsideFailure with its error code, never with the recipient
    public String send(WhatsAppMessage message) {
        OutsideCalls.Answer answer = calls.send(
                HttpRequest.newBuilder(messages)
                        .header("Authorization", "Bearer " + accessToken)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body(message)))),
                "send",
                Kind.UNKNOWN);
        JsonNode body = answer.json();
        if (answer.status() == 200) {
            return body.at("/messages/0/id").asString("");
        }
        int code = body.at("/error/code").asInt(0);
        Kind kind = answer.isTransient() || TRANSIENT.contains(code) ? Kind.TRANSIENT : Kind.PERMANENT;
        throw new OutsideFailure(kind, "WhatsApp send: error %d (status %d)".formatted(code, answer.status()));
    }

    private static Map<String, Object> body(WhatsAppMessage message) {
        return Map.of(
                "messaging_product",
                "whatsapp",
                "recipient_type",
                "individual",
                "to",
                message.phone(),
                "type",
                "template",
                "template",
                Map.of(
                        "name", message.template(),
                        "language", Map.of("code", message.language()),
                        "components", List.of(Map.of("type", "body", "parameters", parameters(message.variables())))),
                "biz_opaque_callback_data",
                message.key());
    }

    private static List<Map<String, String>> parameters(Map<String, String> variables) {
        return variables.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(variable -> Map.of(
                        "type",
                        "text",
                        "parameter_name",
                        variable.getKey(),
                        "text",
                        WhatsAppMessage.flattened(variable.getValue())))
                .toList();
    }
}
