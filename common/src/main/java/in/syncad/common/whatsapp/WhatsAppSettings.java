package in.syncad.common.whatsapp;

import in.syncad.common.settings.Variables;
import java.net.URI;
import java.util.Optional;

/// From which number messages go; off when empty.
public record WhatsAppSettings(Optional<Sender> sender) {

    private static final URI META = URI.create("https://graph.facebook.com");

    /// @param numberId Meta's id of the phone number
    /// @param endpoint of the Graph API; another one in tests only
    public record Sender(String numberId, String accessToken, URI endpoint) {

        /// Holds a secret, so it names the number only.
        @Override
        public String toString() {
            return "Sender[%s]".formatted(numberId);
        }
    }

    public static WhatsAppSettings from(Variables variables) {
        Optional<String> number = variables.parsed(
                "WHATSAPP_PHONE_NUMBER_ID", Optional.empty(), "Meta's id of the phone number, digits only", text -> {
                    if (!text.matches("[0-9]{5,30}")) {
                        throw new IllegalArgumentException("no id");
                    }
                    return Optional.of(text);
                });
        Optional<String> token = variables.text("WHATSAPP_ACCESS_TOKEN");
        if (number.isPresent() != token.isPresent()) {
            variables.wrong(
                    number.isPresent() ? "WHATSAPP_ACCESS_TOKEN" : "WHATSAPP_PHONE_NUMBER_ID",
                    "is not set",
                    "both, or neither to send nothing by WhatsApp");
        }
        URI endpoint = variables.address("WHATSAPP_ENDPOINT_URL").orElse(META);
        return new WhatsAppSettings(number.flatMap(id -> token.map(access -> new Sender(id, access, endpoint))));
    }
}
