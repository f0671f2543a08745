package in.syncad.api.inbound;

import in.syncad.api.settings.InboundSettings;
import in.syncad.api.web.RawBody;
import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes in what Meta posts for WhatsApp's Cloud API
/// (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).
/// What people write is kept as long as the keys are, for whoever reads it then.
@Service
class WhatsAppInbox {

    /// Meta tries for seven days; what is older is repeated by somebody else.
    private static final Duration OLDEST = Duration.ofDays(8);

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final int LONGEST_ID = 400;
    private static final String SIGNED = "sha256=";

    private final InboundSettings settings;
    private final Inbox inbox;
    private final JsonMapper json;
    private final Clock clock;

    WhatsAppInbox(InboundSettings settings, Inbox inbox, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.json = json;
        this.clock = clock;
    }

    /// Proves to Meta that this is ours.
    ///
    /// @return the challenge
    /// @throws Refused 404 when it is off; 403 for another token; 400
    String verify(String mode, String token, String challenge) {
        String wanted = configured().verifyToken();
        if (!mode.equals("subscribe") || !isSame(wanted, token)) {
            throw Refused.forbidden("webhook.token-wrong", "This token is not ours.");
        }
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw malformed();
        }
        return challenge;
    }

    /// @param signature as the header has it
    /// @throws Refused 404 when it is off; 403 when it is altered or too old; 400
    void receive(String signature, RawBody body) {
        if (!isSame(SIGNED + hash(configured().appSecret(), body.bytes()), signature)) {
            throw Refused.forbidden("webhook.signature-wrong", "The signature does not fit the body.");
        }
        try {
            inbox.receive(arrivals(json.readTree(body.text())));
        } catch (JacksonException e) {
            throw malformed();
        }
    }

    private List<Arrival> arrivals(JsonNode posted) {
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode entry : posted.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                change.path("value").path("statuses").forEach(status -> arrivals.add(status(status)));
                change.path("value").path("messages").forEach(message -> arrivals.add(message(message)));
            }
        }
        return arrivals;
    }

    private Arrival status(JsonNode status) {
        requireFresh(status);
        String key = "status/%s/%s".formatted(id(status), status.path("status").asString(""));
        return Arrival.of(
                Source.WHATSAPP,
                key,
                inbox.school(WhatsAppStatuses.referenceIn(status).school()),
                status.toString());
    }

    private Arrival message(JsonNode message) {
        requireFresh(message);
        return Arrival.settled(Source.WHATSAPP, "message/" + id(message), message.toString(), "kept");
    }

    private void requireFresh(JsonNode told) {
        try {
            Instant at =
                    Instant.ofEpochSecond(Long.parseLong(told.path("timestamp").asString("")));
            if (at.isBefore(clock.instant().minus(OLDEST))) {
                throw Refused.forbidden("webhook.stale", "This was told long ago.");
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw malformed();
        }
    }

    private static String id(JsonNode told) {
        String id = told.path("id").asString("");
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw malformed();
        }
        return id;
    }

    private InboundSettings.WhatsApp configured() {
        return settings.whatsApp()
                .orElseThrow(() -> Refused.notFound("webhook.whatsapp-off", "WhatsApp is not configured here."));
    }

    private static String hash(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In the same time, however much of it is the same.
    static boolean isSame(String wanted, String given) {
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Refused malformed() {
        return Refused.malformed("webhook.malformed", "This is not what WhatsApp sends.");
    }
}
