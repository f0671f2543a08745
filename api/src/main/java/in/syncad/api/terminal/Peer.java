package in.syncad.api.terminal;

import java.time.Duration;

/// The connection at the other end, as far as it is known. A connection with a higher number has taken the place of
/// one with a lower.
final class Peer {

    private long number;
    private long unneeded;
    private boolean there;
    private long heardAt;

    /// @param sent the last number that this end has sent by now. Who comes for the first time is told what follows;
    ///     who comes again may have missed all of that
    void meet(long met, long sent) {
        if (met != number) {
            number = met;
            unneeded = sent;
        }
        there = true;
        heard();
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    void lose() {
        there = false;
    }

    /// [Message#EVERYBODY] while none is known.
    long number() {
        return number;
    }

    /// The last number of this end's frames that it never was to get.
    long unneeded() {
        return unneeded;
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
