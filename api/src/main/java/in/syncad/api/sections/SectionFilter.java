package in.syncad.api.sections;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which sections to list. What is null does not matter.
record SectionFilter(
        @Nullable UUID academicYear,
        @Nullable String grade,
        @Nullable UUID teacher) {}
