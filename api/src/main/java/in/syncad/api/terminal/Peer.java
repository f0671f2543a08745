package in.syncad.api.terminal;

import java.time.Duration;

/// The connection at the other end, as far as it is known. A connection with a higher number has taken the place of
/// one with a lower.
final class Peer {

    private long number;
    private boolean there;
    private long heardAt;

    void meet(long met) {
        number = met;
        there = true;
        heard();
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    void lose() {
        there = false;
    }

    long number() {
        return number;
    }

    boolean is(long other) {
        return number == other;
    }

    boolean isThere() {
        return there;
    }

    boolean isOutdated(long other) {
        return other < number;
    }

    /// Whether the answer of that connection to a greeting brings it in.
    boolean isExpected(long other) {
        return other > number || other == number && !there;
    }

    boolean isSilent(Duration most) {
        return System.nanoTime() - heardAt > most.toNanos();
    }
}
