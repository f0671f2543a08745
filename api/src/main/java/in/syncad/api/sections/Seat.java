package in.syncad.api.sections;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A section and the number in its roll, unique there.
public record Seat(
        @NotNull UUID sectionId, @Min(1) @Max(999) @Nullable Integer rollNo) {}
