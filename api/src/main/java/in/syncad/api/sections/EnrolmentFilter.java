package in.syncad.api.sections;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which enrolments to list. What is null does not matter.
record EnrolmentFilter(
        @Nullable UUID student,
        @Nullable UUID section,
        @Nullable EnrolmentStatus status) {}
