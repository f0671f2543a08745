package in.syncad.socketio.net;

/// Lets through a number of events at once and then so many a second. Safe for use by several threads.
public final class TokenBucket {

    private static final double NANOS = 1e9;

    /// How much is let through.
    ///
    /// @param burst at once
    /// @param perSecond afterwards
    public record Rate(int burst, double perSecond) {

        public Rate {
            if (burst < 1 || !(perSecond > 0)) {
                throw new IllegalArgumentException("A rate lets something through: " + burst + ", " + perSecond);
            }
        }
    }

    private final Rate rate;
    private double tokens;
    private long filledAt;

    /// @param now a reading of [System#nanoTime]
    public TokenBucket(Rate rate, long now) {
        this.rate = rate;
        tokens = rate.burst();
        filledAt = now;
    }

    /// Whether one more may pass now; takes its token if so.
    public synchronized boolean take(long now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /// Whether nothing was taken lately, so that a new bucket would be the same.
    synchronized boolean isFull(long now) {
        fill(now);
        return tokens >= rate.burst();
    }

    private void fill(long now) {
        tokens = Math.min(rate.burst(), tokens + Math.max(0, now - filledAt) / NANOS * rate.perSecond());
        filledAt = now;
    }
}
