package in.syncad.api.students;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which students to list, and in which order. What is null does not matter.
///
/// @param section where they sit this academic year
/// @param q the beginning of any word of the name
record StudentFilter(
        @Nullable StudentStatus status,
        @Nullable UUID section,
        @Nullable String q,
        @Nullable String admissionNo,
        StudentOrder order) {

    StudentFilter {
        q = q == null || q.isBlank() ? null : q.strip().toLowerCase(Locale.ROOT);
    }
}
