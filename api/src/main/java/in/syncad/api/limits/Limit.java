package in.syncad.api.limits;

import java.time.Duration;

/// So many tries in a window of time. The window begins with the first.
///
/// @param name of what is tried, and of what is counted: `password-login`
/// @param subject whose tries are counted, as a rule within the current school; kept as a keyed hash only
public record Limit(String name, String subject, int most, Duration window) {

    public Limit {
        if (most < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("a limit allows something in some time");
        }
    }

    /// Subjects are personal data.
    @Override
    public String toString() {
        return "Limit[%s, %d in %s]".formatted(name, most, window);
    }
}
