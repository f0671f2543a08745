package in.syncad.api.limits;

import java.time.Duration;

/// What is counted, and how much of it a minute has. Short bursts up to a whole minute's worth are fine.
///
/// @param name as answers call it
record RateLimitPolicy(String name, int perMinute) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    RateLimitPolicy {
        if (perMinute < 1) {
            throw new IllegalArgumentException("a policy allows something");
        }
    }
}
