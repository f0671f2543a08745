package in.syncad.api.applications;

import in.syncad.api.users.Login;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody who wants to work at the school has handed in. A mail address or a phone number is needed.
///
/// @param phone in E.164
/// @param resumeFileId of a `resume` that the caller has uploaded
public record StaffApplicationDetails(
        @NotBlank @Size(max = 200) String name,
        @Email @Size(max = 254) @Nullable String email,

        @Pattern(regexp = Login.Phone.E164, message = Login.Phone.WANTED) @Nullable
        String phone,

        @NotBlank @Size(max = 120) String position,
        @NotNull UUID resumeFileId) {

    public StaffApplicationDetails {
        name = name == null ? "" : name.replaceAll("\\s+", " ").strip();
        email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
        position = position == null ? "" : position.replaceAll("\\s+", " ").strip();
    }

    /// Holds personal data: stays out of logs.
    @Override
    public String toString() {
        return "StaffApplicationDetails[]";
    }
}
