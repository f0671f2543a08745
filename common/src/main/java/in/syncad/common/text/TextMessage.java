package in.syncad.common.text;

import java.util.Optional;
import java.util.regex.Pattern;

/// A text message to one phone, in E.164 (`+919876543210`).
///
/// @param registeredWording the id under which the Indian registry (DLT) knows the wording, where it is not the one of
///     [TextSettings]
public record TextMessage(String phone, String text, Optional<String> registeredWording) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public TextMessage {
        if (!E164.matcher(phone).matches() || text.isBlank()) {
            throw new IllegalArgumentException("a text message needs an E.164 phone number and a text");
        }
    }

    public TextMessage(String phone, String text) {
        this(phone, text, Optional.empty());
    }

    /// Phone numbers are personal data and texts carry codes: both stay out of logs.
    @Override
    public String toString() {
        return "TextMessage[]";
    }
}
