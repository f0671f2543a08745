package in.syncad.api.documents;

import in.syncad.api.documents.text.OperationFormat;
import in.syncad.api.documents.text.TextOperation;
import in.syncad.common.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a client of sharedb asks for: hostile JSON, of which what is needed is checked when it is read. The names
/// are those of ShareDB's protocol 1.2; versions there are those before an operation.
final class ShareMessage {

    /// The one event of Socket.IO, both ways.
    static final String EVENT = "sharedb";

    static final String COLLECTION = "documents";

    private static final String CHANNEL_PREFIX = COLLECTION + ".";
    private static final int UUID_LENGTH = 36;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int LONGEST_NAME = 100;

    private final ObjectNode json;

    private ShareMessage(ObjectNode json) {
        this.json = json;
    }

    /// One for each document that is asked about.
    ///
    /// @throws Refused 400
    static List<ShareMessage> all(JsonNode body) {
        if (!(body instanceof ObjectNode json)) {
            throw malformed("A message is an object.");
        }
        ShareMessage message = new ShareMessage(json);
        return switch (message.action()) {
            case "bf", "bs", "bu" -> message.singles(message.action().substring(1));
            default -> List.of(message);
        };
    }

    /// Clients take answers about single documents whichever way they asked.
    private List<ShareMessage> singles(String action) {
        JsonNode wanted = json.path("b");
        if (wanted.size() > MOST_AT_ONCE) {
            throw malformed("These are too many documents at once.");
        }
        List<ShareMessage> singles = new ArrayList<>();
        if (wanted instanceof ArrayNode ids) {
            ids.forEach(id -> singles.add(single(action, id)));
        }
        wanted.properties().forEach(entry -> {
            ShareMessage single = single(action, JsonNodeFactory.instance.stringNode(entry.getKey()));
            single.json.set("v", entry.getValue());
            singles.add(single);
        });
        return singles;
    }

    private ShareMessage single(String action, JsonNode id) {
        ObjectNode single = JsonNodeFactory.instance.objectNode().put("a", action);
        single.set("c", json.path("c"));
        single.set("d", id);
        return new ShareMessage(single);
    }

    String action() {
        return json.path("a").stringValue("");
    }

    /// @throws Refused 404 when it cannot be one
    UUID document() {
        if (!json.path("c").stringValue("").equals(COLLECTION)) {
            throw Documents.unknown();
        }
        return id(json.path("d").stringValue(""));
    }

    /// The document whose readers are meant.
    ///
    /// @throws Refused 404 when it cannot be one
    UUID channel() {
        String channel = json.path("ch").stringValue("");
        if (!channel.startsWith(CHANNEL_PREFIX)) {
            throw Documents.unknown();
        }
        return id(channel.substring(CHANNEL_PREFIX.length()));
    }

    private static UUID id(String text) {
        try {
            if (text.length() == UUID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw Documents.unknown();
        }
        throw Documents.unknown();
    }

    Optional<Integer> version() {
        JsonNode version = json.path("v");
        return version.isNull() || version.isMissingNode()
                ? Optional.empty()
                : Optional.of(Math.toIntExact(number("v", Integer.MAX_VALUE)));
    }

    int requiredVersion() {
        return version().orElseThrow(() -> malformed("v is missing."));
    }

    /// A whole number that no client of JavaScript rounds.
    long sequence() {
        return number("seq", (1L << 53) - 1);
    }

    long presenceVersion() {
        return number("pv", (1L << 53) - 1);
    }

    private long number(String field, long most) {
        JsonNode number = json.path(field);
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.longValue() < 0
                || number.longValue() > most) {
            throw malformed(field + " is a whole number that is not negative.");
        }
        return number.longValue();
    }

    Optional<String> source() {
        return json.path("src").stringValueOpt();
    }

    /// Of a client that was connected before: what it was called then.
    Optional<String> formerSource() {
        return json.path("id").stringValueOpt();
    }

    /// Which of the client's cursors it is.
    String presenceName() {
        String name = json.path("id").stringValue("");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw malformed("id names a cursor by at most %d characters.".formatted(LONGEST_NAME));
        }
        return name;
    }

    /// A cursor: a place, or two; null when it is gone.
    JsonNode presence() {
        return json.path("p");
    }

    /// @throws Refused 422; also for creating and deleting, which is not done this way
    TextOperation operation() {
        if (json.has("create") || json.has("del")) {
            throw malformed("Documents are created and deleted by /api/v1/documents.");
        }
        return OperationFormat.receive(json.path("op"));
    }

    /// Begins an answer: what was asked, and about what.
    ObjectNode reply() {
        return echo("a", "c", "d", "ch", "id", "src", "seq", "v", "pv");
    }

    ObjectNode reply(String... fields) {
        return echo(fields);
    }

    /// The answer that it was not done.
    ObjectNode refusal(Refused refused) {
        ObjectNode refusal = reply();
        refusal.putObject("error").put("code", refused.code()).put("message", refused.detail());
        return refusal;
    }

    private ObjectNode echo(String... fields) {
        ObjectNode echo = JsonNodeFactory.instance.objectNode();
        for (String field : fields) {
            JsonNode value = json.path(field);
            if (value.isValueNode() && value.asString().length() <= LONGEST_NAME) {
                echo.set(field, value);
            }
        }
        return echo;
    }

    static Refused malformed(String detail) {
        return Refused.malformed("ERR_MESSAGE_BADLY_FORMED", detail);
    }
}
