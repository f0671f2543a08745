package in.syncad.api.meetings;

import in.syncad.api.audience.Audience;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a host decides about a meeting.
///
/// @param targets whom it invites: groups that one may write to, and people that one may talk to
/// @param waitingRoom whether the host lets everybody in one by one; yes when absent
record MeetingDetails(
        @NotBlank @Size(max = 200) String title,
        @NotEmpty @Size(max = 20) List<@Valid @NotNull Audience> targets,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        Boolean waitingRoom,

        @Nullable Instant startsAt) {

    MeetingDetails {
        title = title == null ? "" : title.strip();
        targets = targets == null ? List.of() : targets.stream().distinct().toList();
        waitingRoom = !Boolean.FALSE.equals(waitingRoom);
    }
}
