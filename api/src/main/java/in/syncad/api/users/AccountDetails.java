package in.syncad.api.users;

import in.syncad.api.security.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a school decides about an account. It needs a mail address or a phone number, to sign in with.
///
/// @param phone in E.164
/// @param status active when absent
public record AccountDetails(
        @NotBlank @Size(max = 200) String displayName,
        @Email @Size(max = 254) @Nullable String email,

        @Pattern(regexp = Login.Phone.E164, message = Login.Phone.WANTED) @Nullable
        String phone,

        @NotEmpty Set<Role> roles,
        @Nullable AccountStatus status) {

    public AccountDetails {
        displayName = displayName == null ? "" : displayName.strip();
        email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
        roles = roles == null ? Set.of() : Set.copyOf(roles);
        status = status == null ? AccountStatus.ACTIVE : status;
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "AccountDetails[roles=%s, status=%s]".formatted(roles, status);
    }
}
