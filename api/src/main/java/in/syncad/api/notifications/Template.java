package in.syncad.api.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A school's own wording, in the place of ours.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Template(
        UUID id,
        String kind,
        Channel channel,
        Language language,
        String subject,
        String body,
        @Nullable String registeredWording) {

    TemplateDetails details() {
        return new TemplateDetails(kind, channel, language, subject, body, registeredWording);
    }
}
