package in.syncad.api.inbound;

import in.syncad.api.settings.InboundSettings;
import in.syncad.api.web.RawBody;
import in.syncad.common.refusal.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes in what Exotel posts: of text messages a form, of calls JSON where it is told to. Exotel signs nothing, so its
/// callbacks carry a token of ours in their address.
@Service
class ExotelInbox {

    private static final int LONGEST_ID = 200;

    private final InboundSettings settings;
    private final Inbox inbox;
    private final JsonMapper json;

    ExotelInbox(InboundSettings settings, Inbox inbox, JsonMapper json) {
        this.settings = settings;
        this.inbox = inbox;
        this.json = json;
    }

    /// @throws Refused 404 when it is off; 403 for another token; 400
    void receive(String token, RawBody body) {
        String wanted = settings.exotelToken()
                .orElseThrow(() -> Refused.notFound("webhook.exotel-off", "Exotel is not configured here."));
        if (!WhatsAppInbox.isSame(wanted, token)) {
            throw Refused.forbidden("webhook.token-wrong", "This token is not ours.");
        }
        JsonNode status = status(body.text());
        String key = "%s/%s".formatted(id(status), status.path("Status").asString(""));
        inbox.receive(List.of(Arrival.of(
                Source.EXOTEL,
                key,
                inbox.school(ExotelStatuses.referenceIn(status).school()),
                status.toString())));
    }

    private JsonNode status(String body) {
        try {
            return body.stripLeading().startsWith("{") ? json.readTree(body) : form(body);
        } catch (JacksonException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    private ObjectNode form(String body) {
        ObjectNode fields = json.createObjectNode();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String id(JsonNode status) {
        String id = status.path("SmsSid").asString(status.path("CallSid").asString(""));
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw malformed();
        }
        return id;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Refused malformed() {
        return Refused.malformed("webhook.malformed", "This is not what Exotel sends.");
    }
}
