package in.syncad.api.announcements;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.audience.Audience;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An announcement as somebody may see it. Whom it was addressed to is for its author and for school-admins.
///
/// @param readAt and `acknowledgedAt` by the caller
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Announcement(
        UUID id,
        Author author,
        String title,
        String body,
        AnnouncementStatus status,
        boolean urgent,
        boolean requiresAck,
        @Nullable List<Audience> targets,
        List<UUID> attachments,
        @Nullable Instant publishAt,
        @Nullable Instant publishedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant readAt,
        @Nullable Instant acknowledgedAt) {

    /// Who wrote it.
    public record Author(UUID id, String displayName) {}

    /// What a school writes to its people stays out of logs.
    @Override
    public String toString() {
        return "Announcement[id=%s]".formatted(id);
    }
}
