package in.syncad.common.tenancy.lanes;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How many connections there may be, and for how long.
///
/// @param budget            open connections over all lanes; exact
/// @param perLane           open connections of one lane; exact
/// @param acquireTimeout    how long a borrower waits, opening included
/// @param residencyGrace    how long an idle connection is safe from lanes that hold no fewer than its own
/// @param idleTimeout       idle connections are closed after this
/// @param maximumLifetime   no connection is used for longer than this, give or take a fifth
/// @param validateIdleAfter a connection idle for longer is asked whether it lives before it is lent; shorter than a
///     server needs to restart, so that nothing from before the restart is lent after it
/// @param leakAfter         a connection lent for longer is reported in the log, once
/// @param sweepInterval     how often the clocks above are looked at
public record LaneSettings(
        int budget,
        int perLane,
        Duration acquireTimeout,
        Duration residencyGrace,
        Duration idleTimeout,
        Duration maximumLifetime,
        Duration validateIdleAfter,
        Duration leakAfter,
        Duration sweepInterval) {

    private static final double LIFETIME_SPREAD = 0.2;

    public LaneSettings {
        if (budget < 1 || perLane < 1) {
            throw new IllegalArgumentException("budget and perLane must be at least 1");
        }
        requirePositive(acquireTimeout, residencyGrace, idleTimeout, maximumLifetime, leakAfter, sweepInterval);
        if (validateIdleAfter.isNegative()) {
            throw new IllegalArgumentException("validateIdleAfter must not be negative");
        }
    }

    /// At most 10 connections per lane, three seconds of waiting, a minute of idleness, half an hour of life.
    public static LaneSettings ofBudget(int budget) {
        return new LaneSettings(
                budget,
                10,
                Duration.ofSeconds(3),
                Duration.ofMillis(250),
                Duration.ofSeconds(60),
                Duration.ofMinutes(30),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30));
    }

    public LaneSettings withPerLane(int connections) {
        return new LaneSettings(
                budget,
                connections,
                acquireTimeout,
                residencyGrace,
                idleTimeout,
                maximumLifetime,
                validateIdleAfter,
                leakAfter,
                sweepInterval);
    }

    public LaneSettings withAcquireTimeout(Duration timeout) {
        return new LaneSettings(
                budget,
                perLane,
                timeout,
                residencyGrace,
                idleTimeout,
                maximumLifetime,
                validateIdleAfter,
                leakAfter,
                sweepInterval);
    }

    /// In nanoseconds; spread, so that connections opened together do not end together.
    long anyLifetime() {
        double factor = ThreadLocalRandom.current().nextDouble(1 - LIFETIME_SPREAD, 1 + LIFETIME_SPREAD);
        return (long) (maximumLifetime.toNanos() * factor);
    }

    /// How long a borrower waits for a connection that may come back by itself, its own lane's or a richer one's,
    /// before an idle one of another lane is closed for it.
    Duration patience() {
        return residencyGrace.dividedBy(5);
    }

    private static void requirePositive(Duration... durations) {
        for (Duration duration : durations) {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("durations must be positive");
            }
        }
    }
}
