package in.syncad.api.students;

import in.syncad.api.users.Login;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a school writes down about a student. A student needs no mail address and no phone: small children have none.
///
/// @param admissionNo the school's own number; unique among all who ever came
/// @param phone in E.164
public record StudentDetails(
        @NotBlank @Size(max = 40) String admissionNo,
        @NotBlank @Size(max = 100) String firstName,
        @Size(max = 100) @Nullable String lastName,
        @NotNull LocalDate dateOfBirth,
        @NotNull Gender gender,
        @Nullable Category category,
        @Email @Size(max = 254) @Nullable String email,

        @Pattern(regexp = Login.Phone.E164, message = Login.Phone.WANTED) @Nullable
        String phone,

        @NotNull LocalDate admissionDate) {

    public StudentDetails {
        admissionNo = admissionNo == null ? "" : admissionNo.strip();
        firstName = firstName == null ? "" : firstName.strip();
        lastName = lastName == null || lastName.isBlank() ? null : lastName.strip();
        email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    String displayName() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }

    /// Holds a child's data: stays out of logs.
    @Override
    public String toString() {
        return "StudentDetails[]";
    }
}
