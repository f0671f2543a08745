package in.syncad.api.guardians;

import in.syncad.api.users.Login;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a school writes down about a guardian.
///
/// @param phone in E.164; a couple may share one
public record GuardianDetails(
        @NotBlank @Size(max = 100) String firstName,
        @Size(max = 100) @Nullable String lastName,

        @Pattern(regexp = Login.Phone.E164, message = Login.Phone.WANTED) @Nullable
        String phone,

        @Email @Size(max = 254) @Nullable String email,
        @Size(max = 100) @Nullable String occupation) {

    public GuardianDetails {
        firstName = firstName == null ? "" : firstName.strip();
        lastName = blankToNull(lastName);
        email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
        occupation = blankToNull(occupation);
    }

    String displayName() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Personal data: stays out of logs.
    @Override
    public String toString() {
        return "GuardianDetails[]";
    }
}
