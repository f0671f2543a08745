package in.syncad.api.sections;

import in.syncad.common.refusal.Refused;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An enrolment, to be changed.
@Entity
@Table(name = "enrolment")
class EnrolmentEntity {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer rowVersion;

    private UUID studentId;
    private UUID academicYearId;
    private UUID sectionId;
    private @Nullable Integer rollNo;
    private String status;
    private LocalDate startsOn;
    private @Nullable LocalDate endsOn;

    @SuppressWarnings("NullAway.Init")
    protected EnrolmentEntity() {}

    EnrolmentEntity(UUID id, UUID studentId, Section section, Seat seat, LocalDate startsOn) {
        this.id = id;
        this.studentId = studentId;
        this.academicYearId = section.academicYearId();
        this.sectionId = seat.sectionId();
        this.rollNo = seat.rollNo();
        this.status = EnrolmentStatus.ACTIVE.code();
        this.startsOn = startsOn;
    }

    int version() {
        return rowVersion == null ? 0 : rowVersion;
    }

    Seat seat() {
        return new Seat(sectionId, rollNo);
    }

    UUID student() {
        return studentId;
    }

    UUID academicYear() {
        return academicYearId;
    }

    void move(Seat seat) {
        requireActive();
        sectionId = seat.sectionId();
        rollNo = seat.rollNo();
    }

    /// It was a mistake; the student may be enrolled anew in that year.
    void cancel(LocalDate day) {
        requireActive();
        status = EnrolmentStatus.CANCELLED.code();
        endsOn = day.isBefore(startsOn) ? startsOn : day;
    }

    private void requireActive() {
        if (!status.equals(EnrolmentStatus.ACTIVE.code())) {
            throw Refused.conflict("enrolment.over", "This enrolment is over.");
        }
    }

    @Override
    public String toString() {
        return "EnrolmentEntity[id=%s, status=%s, endsOn=%s]".formatted(id, status, endsOn);
    }
}
