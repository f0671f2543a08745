package in.syncad.provisioning.saga;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next attempt: 250 ms, doubled each time, at most 30 s, and up to half as much again
/// so that many sagas that failed together do not come back together.
final class Backoff {

    /// A step that fails this often in passing has failed for good.
    static final int ATTEMPTS = 6;

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 7;

    private Backoff() {}

    /// @param attempts made so far, at least 1
    static Duration after(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.clamp(attempts - 1L, 0, DOUBLINGS));
        long millis = Math.min(wait.toMillis(), MOST.toMillis());
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2));
    }
}
