package in.syncad.common.aws;

import in.syncad.common.outside.OutsideFailure;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Spaces calls so that a provider's limit is never hit: a short burst at once, then evenly. Callers wait in the order
/// in which they asked.
final class TokenBucket {

    private final long intervalNanos;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    private long nextTurn;

    /// @param nanoTime [System#nanoTime], or a time that a test moves
    TokenBucket(int perSecond, int burst, LongSupplier nanoTime) {
        this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.burstNanos = intervalNanos * (burst - 1L);
        this.nanoTime = nanoTime;
        this.nextTurn = nanoTime.getAsLong();
    }

    /// Takes one token and waits until it is due.
    void take() {
        try {
            Thread.sleep(reserve());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(OutsideFailure.Kind.TRANSIENT, "interrupted while waiting for a turn", e);
        }
    }

    /// Takes one token; it may be used after the returned time.
    synchronized Duration reserve() {
        long now = nanoTime.getAsLong();
        long turn = nextTurn - now > 0 ? nextTurn : now;
        nextTurn = turn + intervalNanos;
        return Duration.ofNanos(Math.max(0, turn - burstNanos - now));
    }
}
