package in.syncad.api.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// How a school words one kind of message on one channel in one language. `{{variables}}` are filled in.
///
/// @param subject of a mail, title of a push; text messages and WhatsApp have none
/// @param registeredWording the id under which the Indian registry (DLT) knows the wording of a text message; the name
///     under which WhatsApp has approved one, with the same variables
public record TemplateDetails(
        @NotBlank @Size(max = 100) String kind,
        @NotNull Channel channel,
        @NotNull Language language,
        @Size(max = 200) @Nullable String subject,
        @NotBlank @Size(max = 5_000) String body,

        @Pattern(regexp = "[A-Za-z0-9_]{1,100}", message = "must be letters, digits and _") @Nullable
        String registeredWording) {

    public TemplateDetails {
        kind = kind == null ? "" : kind.strip();
        subject = subject == null ? "" : subject.strip();
        body = body == null ? "" : body.strip();
    }

    Wording wording() {
        return new Wording(subject == null ? "" : subject, body);
    }
}
