package in.syncad.api.announcements;

import in.syncad.api.audience.Audience;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What its author decides about an announcement.
///
/// @param urgent goes by text message too, and in quiet hours
/// @param requiresAck whether recipients are asked to acknowledge it
/// @param attachments ids of files that the author has uploaded as `announcement-attachment`
/// @param publishAt when publishing takes effect; at once when absent or past
/// @param expiresAt from when it is not shown any more
public record AnnouncementDetails(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 10_000) String body,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Audience> targets,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean urgent,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean requiresAck,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED) @Size(max = 10)
        List<@NotNull UUID> attachments,

        @Nullable Instant publishAt,
        @Nullable Instant expiresAt) {

    public AnnouncementDetails {
        title = title == null ? "" : title.replaceAll("\\s+", " ").strip();
        body = body == null ? "" : body.strip();
        targets = targets == null ? List.of() : targets.stream().distinct().toList();
        urgent = Boolean.TRUE.equals(urgent);
        attachments = attachments == null
                ? List.of()
                : attachments.stream().distinct().toList();
        requiresAck = Boolean.TRUE.equals(requiresAck);
    }
}
