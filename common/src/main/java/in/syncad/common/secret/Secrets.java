package in.syncad.common.secret;

import java.util.List;
import java.util.Optional;

/// Named secrets, each a short text (JSON where structured). Names hold ids, never slugs: a deleted name may stay
/// blocked for days.
public interface Secrets {

    /// Creates the secret, or replaces its current value. Idempotent for an equal value.
    void put(String name, String value);

    /// Creates the secret unless one of that name exists, and returns the value that stands then: of several callers
    /// at once, all get the same.
    String putIfAbsent(String name, String value);

    Optional<String> find(String name);

    /// The names that begin so, of all secrets that can be read.
    List<String> names(String prefix);

    /// Deletes at once, without a recovery window; nothing there is fine.
    void delete(String name);
}
