package in.syncad.common.aws;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Which accepted changes may not yet have reached all name servers. Route 53 promises that within a minute
/// (developer guide, "Checking the status of your changes"), so older ones are forgotten.
final class Propagation {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Predicate<String> inSync;

    /// @param inSync asks the provider whether the change of that id has arrived everywhere
    Propagation(Clock clock, Predicate<String> inSync) {
        this.clock = clock;
        this.inSync = inSync;
    }

    void expect(String changeId) {
        Instant now = clock.instant();
        accepted.values().removeIf(at -> at.plus(LONGEST).isBefore(now));
        accepted.put(changeId, now);
    }

    /// Waits for all that were accepted until now.
    void await() {
        Instant deadline = clock.instant().plus(LONGEST);
        for (String changeId : List.copyOf(accepted.keySet())) {
            await(changeId, deadline);
            accepted.remove(changeId);
        }
    }

    private void await(String changeId, Instant deadline) {
        Duration pause = FIRST_PAUSE;
        while (!inSync.test(changeId)) {
            if (clock.instant().isAfter(deadline)) {
                throw new OutsideFailure(Kind.TRANSIENT, "Route 53: change %s takes too long".formatted(changeId));
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(Kind.TRANSIENT, "Route 53: interrupted while waiting for propagation", e);
        }
    }
}
