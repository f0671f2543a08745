package in.syncad.api.students;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.api.security.Role;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A student as somebody may see it. What is absent is not known, or not for that somebody: accountants, librarians
/// and the transport manager get only what their work needs.
///
/// @param section where the student sits this academic year
/// @param contactPhone of the first guardian
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Student(
        UUID id,
        String firstName,
        @Nullable String lastName,
        StudentStatus status,
        @Nullable SectionName section,
        @Nullable String admissionNo,
        @Nullable LocalDate admissionDate,
        @Nullable LocalDate leftOn,
        @Nullable Category category,
        @Nullable LocalDate dateOfBirth,
        @Nullable Gender gender,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String contactPhone) {

    /// A section by its id and the two parts of its name, such as `5` and `A`.
    public record SectionName(UUID id, String grade, String name) {}

    /// What is left of it for those roles.
    Student reducedTo(Set<Role> roles) {
        boolean money = roles.contains(Role.ACCOUNTANT);
        boolean transport = roles.contains(Role.TRANSPORT_MANAGER);
        return new Student(
                id,
                firstName,
                lastName,
                status,
                section,
                money ? admissionNo : null,
                money ? admissionDate : null,
                money ? leftOn : null,
                money ? category : null,
                null,
                null,
                null,
                null,
                transport ? contactPhone : null);
    }

    /// Holds a child's data: stays out of logs.
    @Override
    public String toString() {
        return "Student[id=%s]".formatted(id);
    }
}
