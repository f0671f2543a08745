package in.syncad.api.students;

import in.syncad.common.refusal.Refused;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A student, to be changed.
@Entity
@Table(name = "student")
class StudentEntity {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer rowVersion;

    private @Nullable UUID userId;
    private String admissionNo;
    private String firstName;
    private @Nullable String lastName;
    private LocalDate dateOfBirth;
    private String gender;
    private @Nullable String category;
    private @Nullable String email;
    private @Nullable String phone;
    private LocalDate admissionDate;
    private String status;
    private @Nullable LocalDate leftOn;

    @SuppressWarnings("NullAway.Init")
    protected StudentEntity() {}

    @SuppressWarnings("NullAway.Init")
    StudentEntity(UUID id, StudentDetails details) {
        this.id = id;
        this.status = StudentStatus.ACTIVE.code();
        change(details);
    }

    UUID id() {
        return id;
    }

    int version() {
        return rowVersion == null ? 0 : rowVersion;
    }

    final void change(StudentDetails details) {
        admissionNo = details.admissionNo();
        firstName = details.firstName();
        lastName = details.lastName();
        dateOfBirth = details.dateOfBirth();
        gender = details.gender().code();
        category = details.category() == null ? null : details.category().code();
        email = details.email();
        phone = details.phone();
        admissionDate = details.admissionDate();
    }

    Optional<UUID> account() {
        return Optional.ofNullable(userId);
    }

    void signInAs(UUID account) {
        userId = account;
    }

    /// Whether the student is still there.
    record Presence(StudentStatus status, @Nullable LocalDate leftOn) {}

    Presence presence() {
        return new Presence(StudentStatus.ofCode(status), leftOn);
    }

    /// The admission number stays taken.
    void withdraw(LocalDate day) {
        if (status.equals(StudentStatus.WITHDRAWN.code())) {
            throw Refused.conflict("student.withdrawn-already", "This student has left already.");
        }
        status = StudentStatus.WITHDRAWN.code();
        leftOn = day;
    }

    StudentDetails details() {
        return new StudentDetails(
                admissionNo,
                firstName,
                lastName,
                dateOfBirth,
                Gender.ofCode(gender),
                category == null ? null : Category.ofCode(category),
                email,
                phone,
                admissionDate);
    }
}
