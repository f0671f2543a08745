package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whose webhooks are believed. Each provider is off where its variables are unset.
///
/// @param topics ARNs of the SNS topics that tell of our mails and devices
/// @param exotelToken what Exotel's callbacks carry in their address
public record InboundSettings(Set<String> topics, Optional<WhatsApp> whatsApp, Optional<String> exotelToken) {

    private static final int LEAST_TOKEN = 24;
    private static final Pattern TOPIC = Pattern.compile("arn:aws(-cn)?:sns:[a-z0-9-]{3,32}:\\d{12}:[A-Za-z0-9_-]+");

    /// What Meta's app is told, and what it signs with.
    public record WhatsApp(String verifyToken, String appSecret) {

        @Override
        public String toString() {
            return "WhatsApp[]";
        }
    }

    public InboundSettings {
        topics = Set.copyOf(topics);
    }

    static InboundSettings from(Variables variables) {
        return new InboundSettings(
                variables.parsed(
                        "SNS_TOPIC_ARNS", Set.of(), "ARNs of topics, separated by commas", InboundSettings::topics),
                whatsApp(variables),
                token(variables, "EXOTEL_WEBHOOK_TOKEN"));
    }

    private static Set<String> topics(String text) {
        Set<String> topics = Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
        if (!topics.stream().allMatch(topic -> TOPIC.matcher(topic).matches())) {
            throw new IllegalArgumentException("not the ARN of a topic");
        }
        return topics;
    }

    private static Optional<WhatsApp> whatsApp(Variables variables) {
        Optional<String> token = token(variables, "WHATSAPP_VERIFY_TOKEN");
        Optional<String> secret = token(variables, "WHATSAPP_APP_SECRET");
        if (token.isPresent() != secret.isPresent()) {
            variables.wrong(
                    token.isPresent() ? "WHATSAPP_APP_SECRET" : "WHATSAPP_VERIFY_TOKEN",
                    "is not set",
                    "both, or neither to have WhatsApp's webhook off");
        }
        return token.flatMap(verify -> secret.map(app -> new WhatsApp(verify, app)));
    }

    private static Optional<String> token(Variables variables, String name) {
        String expected = "at least %d characters of random text".formatted(LEAST_TOKEN);
        return variables.parsed(name, Optional.empty(), expected, text -> {
            if (text.length() < LEAST_TOKEN) {
                throw new IllegalArgumentException("too short");
            }
            return Optional.of(text);
        });
    }

    /// Holds secrets, so it names none of its parts.
    @Override
    public String toString() {
        return "InboundSettings[]";
    }
}
