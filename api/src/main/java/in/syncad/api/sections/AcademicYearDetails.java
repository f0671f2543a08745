package in.syncad.api.sections;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// The last day is in the year.
public record AcademicYearDetails(
        @NotBlank @Size(max = 20) String code,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn) {

    public AcademicYearDetails {
        code = code == null ? "" : code.strip();
    }
}
