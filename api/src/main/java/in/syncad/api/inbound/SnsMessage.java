package in.syncad.api.inbound;

import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What SNS posts (https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html), to be verified.
record SnsMessage(Type type, JsonNode fields) {

    private static final int LONGEST_ID = 100;

    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_SUBSCRIPTION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    enum Type {
        NOTIFICATION("Notification", OF_NOTIFICATION),
        SUBSCRIPTION("SubscriptionConfirmation", OF_SUBSCRIPTION),
        UNSUBSCRIPTION("UnsubscribeConfirmation", OF_SUBSCRIPTION);

        private final String name;
        private final List<String> signed;

        Type(String name, List<String> signed) {
            this.name = name;
            this.signed = signed;
        }
    }

    /// @throws Refused 400
    static SnsMessage parse(String body, JsonMapper json) {
        try {
            JsonNode fields = json.readTree(body);
            for (Type type : Type.values()) {
                if (type.name.equals(fields.path("Type").asString(""))) {
                    return complete(new SnsMessage(type, fields));
                }
            }
        } catch (JacksonException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static SnsMessage complete(SnsMessage message) {
        boolean complete = message.type.signed.stream()
                .filter(name -> !name.equals("Subject"))
                .allMatch(name -> message.fields.path(name).isString());
        if (!complete || message.id().isBlank() || message.id().length() > LONGEST_ID) {
            throw malformed();
        }
        return message;
    }

    String id() {
        return text("MessageId");
    }

    String topic() {
        return text("TopicArn");
    }

    String message() {
        return text("Message");
    }

    /// What the signature is made over: each field that is there, its name and its value on lines of their own.
    String canonical() {
        StringBuilder canonical = new StringBuilder();
        for (String name : type.signed) {
            field(name)
                    .ifPresent(value ->
                            canonical.append(name).append('\n').append(value).append('\n'));
        }
        return canonical.toString();
    }

    /// Empty when it is missing.
    String text(String name) {
        return field(name).orElse("");
    }

    private Optional<String> field(String name) {
        return Optional.of(fields.path(name)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Refused malformed() {
        return Refused.malformed("webhook.malformed", "This is no message of SNS.");
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "SnsMessage[%s %s]".formatted(type, id());
    }
}
