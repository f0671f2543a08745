package in.syncad.api.applications;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An application as school-admins see it. The résumé is read by `GET /files/{id}/url`.
///
/// @param receivedBy the user who took it in
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StaffApplication(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        String position,
        UUID resumeFileId,
        ApplicationStatus status,
        UUID receivedBy,
        Instant receivedAt,
        ResumeAnalysis analysis) {

    /// Holds personal data: stays out of logs.
    @Override
    public String toString() {
        return "StaffApplication[id=%s]".formatted(id);
    }
}
