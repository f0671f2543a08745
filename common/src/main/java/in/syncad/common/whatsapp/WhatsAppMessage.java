package in.syncad.common.whatsapp;

import in.syncad.common.outside.ShortText;
import java.util.Map;

/// A message to one phone. Whoever has not written to us within a day may only be sent wordings that WhatsApp has
/// approved: it names one of them and fills in its variables.
///
/// @param phone in E.164, `+919876543210`
/// @param template the name of the approved wording
/// @param language of it, `en` or `hi`
/// @param variables by their names in the wording
/// @param key comes back with every status of the message; no personal data in it
public record WhatsAppMessage(
        String phone, String template, String language, Map<String, String> variables, String key) {

    /// WhatsApp's limit for a whole body is 1,024; more than that is refused, not cut.
    private static final int MOST_CHARACTERS = 500;

    public WhatsAppMessage {
        if (!phone.matches("\\+[1-9][0-9]{6,14}") || template.isBlank()) {
            throw new IllegalArgumentException("a WhatsApp message needs an E.164 phone number and a template");
        }
        variables = Map.copyOf(variables);
    }

    /// Without line breaks and runs of blanks, which WhatsApp refuses in variables.
    static String flattened(String text) {
        return ShortText.of(text.replaceAll("\\s+", " ").strip(), MOST_CHARACTERS);
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "WhatsAppMessage[%s]".formatted(key);
    }
}
