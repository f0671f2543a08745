package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is published: a text, or one text per protocol and platform with a default
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-send-custom-platform-specific-payloads-mobile-devices.html).
record Content(String text, String subject, Map<String, String> byProtocol, Map<String, Fields> attributes) {

    private static final int LARGEST = 262_144;
    private static final JsonMapper JSON = new JsonMapper();

    /// Of `Publish` or of one entry of `PublishBatch`.
    static Content of(Fields request) {
        String message = request.text("Message");
        if (message.isEmpty()) {
            throw Invalid.parameter("Empty message");
        }
        if (message.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw Invalid.parameter("Message too long");
        }
        String subject = request.optionalText("Subject").orElse("");
        if (request.has("Subject") && !subject.matches("[\\x20-\\x7E]{1,100}")) {
            throw Invalid.parameter("Subject");
        }
        Map<String, Fields> attributes = request.structureMap("MessageAttributes");
        attributes.forEach(Content::requireType);
        Map<String, String> parts = parts(message, request.optionalText("MessageStructure"));
        return new Content(parts.getOrDefault("default", message), subject, parts, attributes);
    }

    /// What was written for a push platform; empty when the default text counts.
    Optional<String> forPlatform(String platform) {
        return Optional.ofNullable(byProtocol.get(platform));
    }

    String forProtocol(String protocol) {
        return byProtocol.getOrDefault(protocol, text);
    }

    private static Map<String, String> parts(String message, Optional<String> structure) {
        if (structure.isEmpty()) {
            return Map.of();
        }
        if (!structure.get().equals("json")) {
            throw Invalid.parameter("MessageStructure Reason: must be json");
        }
        Map<String, String> parts = new HashMap<>();
        try {
            for (Map.Entry<String, JsonNode> part : JSON.readTree(message).properties()) {
                if (part.getValue().isString()) {
                    parts.put(part.getKey(), part.getValue().asString());
                }
            }
        } catch (JacksonException e) {
            throw Invalid.parameter("Message Structure - JSON message body failed to parse");
        }
        if (!parts.containsKey("default")) {
            throw Invalid.parameter("Message Structure - No default entry in JSON message body");
        }
        return parts;
    }

    private static void requireType(String name, Fields attribute) {
        String type = attribute.text("DataType");
        if (!type.matches("(String|Number|Binary)(\\..+)?")) {
            throw new AwsError(
                    "InvalidParameterValueException",
                    "The message attribute '" + name + "' has an invalid message attribute type, the set of supported"
                            + " type prefixes is Binary, Number, and String.");
        }
        boolean present = type.startsWith("Binary")
                ? attribute.has("BinaryValue")
                : attribute
                        .optionalText("StringValue")
                        .filter(value -> !value.isEmpty())
                        .isPresent();
        if (!present) {
            throw new AwsError(
                    "InvalidParameterValueException",
                    "The message attribute '" + name + "' must contain a non-empty message attribute value.");
        }
    }
}
