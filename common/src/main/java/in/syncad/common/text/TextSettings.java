package in.syncad.common.text;

import in.syncad.common.settings.Variables;
import java.util.Optional;

/// How text messages to Indian phones are registered. Without it they leave by the international route, dearer and
/// from a random number.
public record TextSettings(Optional<String> senderId, Optional<Registration> registration) {

    /// The ids that the Indian registry of senders (DLT) gave to the company and to the wording of its messages.
    public record Registration(String entityId, String templateId) {}

    public static TextSettings from(Variables variables) {
        Optional<String> entity = variables.text("SMS_DLT_ENTITY_ID");
        Optional<String> template = variables.text("SMS_DLT_TEMPLATE_ID");
        if (entity.isPresent() != template.isPresent()) {
            variables.wrong(
                    entity.isPresent() ? "SMS_DLT_TEMPLATE_ID" : "SMS_DLT_ENTITY_ID",
                    "is not set",
                    "both DLT ids, or neither");
        }
        Optional<String> sender = variables.parsed(
                "SMS_SENDER_ID", Optional.empty(), "3 to 11 letters and digits such as SYNCAD", value -> {
                    if (!value.matches("[A-Za-z0-9]{3,11}")) {
                        throw new IllegalArgumentException("not a sender id");
                    }
                    return Optional.of(value);
                });
        return new TextSettings(sender, entity.flatMap(id -> template.map(wording -> new Registration(id, wording))));
    }
}
