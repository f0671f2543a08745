package in.syncad.common.push.fcm;

import in.syncad.common.outside.OutsideCalls;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.push.Push;
import in.syncad.common.push.PushGateway;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pushes by Firebase itself; a device's address is its token. What the error codes mean:
/// https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode
public final class FcmPush implements PushGateway {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI messages;
    private final OutsideCalls calls = new OutsideCalls("FCM");
    private final AccessTokens tokens;

    public FcmPush(FcmSettings settings, Clock clock) {
        this.messages = settings.endpoint()
                .resolve("/v1/projects/%s/messages:send"
                        .formatted(settings.account().projectId()));
        this.tokens = new AccessTokens(settings.account(), calls, clock);
    }

    @Override
    public String register(String token, UUID device, Optional<String> known) {
        return token;
    }

    @Override
    public Receipt send(String address, Push push) {
        String token = tokens.current();
        Map<String, Object> message = new HashMap<>(push.asFcmMessage());
        message.put("token", address);
        OutsideCalls.Answer answer = calls.send(
                HttpRequest.newBuilder(messages)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("message", message)))),
                "send",
                Kind.UNKNOWN);
        if (answer.status() == 401) {
            tokens.drop(token);
        }
        return receipt(answer);
    }

    @Override
    public void forget(String address) {
        // A token that nobody sends to needs no farewell.
    }

    private static Receipt receipt(OutsideCalls.Answer answer) {
        JsonNode body = answer.json();
        if (answer.status() == 200) {
            return new Receipt.Accepted(body.path("name").asString(""));
        }
        String code = errorCode(body);
        if (code.equals("UNREGISTERED")) {
            return new Receipt.Gone();
        }
        Kind kind = answer.isTransient() || answer.status() == 401 ? Kind.TRANSIENT : Kind.PERMANENT;
        throw new OutsideFailure(kind, "FCM send: %s (status %d)".formatted(code, answer.status()));
    }

    private static String errorCode(JsonNode body) {
        for (JsonNode detail : body.at("/error/details")) {
            if (detail.has("errorCode")) {
                return detail.get("errorCode").asString("");
            }
        }
        return body.at("/error/status").asString("no error code");
    }
}
