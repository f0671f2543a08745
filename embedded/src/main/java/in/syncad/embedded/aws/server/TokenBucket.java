package in.syncad.embedded.aws.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A bucket of `burst` tokens that refills by `perSecond`; each call takes one.
public final class TokenBucket {

    private final double perSecond;
    private final double burst;
    private final Clock clock;
    private double tokens;
    private Instant filledAt;

    public TokenBucket(double perSecond, double burst, Clock clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.tokens = burst;
        this.filledAt = clock.instant();
    }

    public synchronized boolean take() {
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
        tokens = Math.min(burst, tokens + seconds * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
