package in.syncad.api.users;

import in.syncad.api.security.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which accounts to list. What is null does not matter.
///
/// @param q the beginning of any word of the name
record AccountFilter(
        @Nullable AccountStatus status,
        @Nullable Role role,
        @Nullable String q) {

    AccountFilter {
        q = q == null || q.isBlank() ? null : q.strip().toLowerCase(Locale.ROOT);
    }
}
