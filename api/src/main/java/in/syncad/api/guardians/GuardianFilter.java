package in.syncad.api.guardians;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which guardians to list. What is null does not matter.
///
/// @param q the beginning of any word of the name
record GuardianFilter(@Nullable String q, @Nullable String phone) {

    GuardianFilter {
        q = q == null || q.isBlank() ? null : q.strip().toLowerCase(Locale.ROOT);
    }
}
