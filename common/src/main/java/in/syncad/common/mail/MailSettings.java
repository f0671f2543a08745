package in.syncad.common.mail;

import in.syncad.common.settings.Variables;
import java.util.Optional;

/// Who mails come from, and the provider's configuration set (bounce and complaint events) where there is one.
public record MailSettings(String from, Optional<String> configurationSet) {

    public static MailSettings from(Variables variables) {
        return new MailSettings(
                variables.required("SES_FROM_EMAIL", "a sender verified with SES such as noreply@syncad.in"),
                variables.text("SES_CONFIGURATION_SET"));
    }
}
