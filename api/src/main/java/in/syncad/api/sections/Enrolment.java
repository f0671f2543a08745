package in.syncad.api.sections;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a student sits in an academic year.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Enrolment(
        UUID id,
        UUID studentId,
        UUID academicYearId,
        UUID sectionId,
        @Nullable Integer rollNo,
        EnrolmentStatus status,
        LocalDate startsOn,
        @Nullable LocalDate endsOn) {}
