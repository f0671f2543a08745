package in.syncad.api.notifications;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long a delivery waits after an attempt that did not succeed: ever longer, and not all at once.
record Backoff(Duration first, Duration longest, int mostAttempts) {

    static final Backoff USUAL = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1), 15);

    boolean isOver(int attempt) {
        return attempt >= mostAttempts;
    }

    /// Between once and one and a half times the full wait.
    Duration after(int attempt) {
        long full = Math.min(first.toMillis() << Math.min(attempt - 1, 30), longest.toMillis());
        return Duration.ofMillis(full + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
