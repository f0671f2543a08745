package in.syncad.bench.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long the same thing took each time. Any number of threads may add.
public final class Durations {

    private static final double NANOS_OF_A_MILLI = 1e6;

    private final List<Duration> taken = new ArrayList<>();

    public synchronized void add(Duration duration) {
        taken.add(duration);
    }

    public synchronized void addAll(Durations others) {
        taken.addAll(others.taken);
    }

    /// The nearest rank: the shortest that so many percent of all do not exceed.
    ///
    /// @param percent from 1 to 100
    /// @throws IllegalStateException when nothing was added
    public synchronized Duration percentile(int percent) {
        if (taken.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Duration> sorted = taken.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
    }

    public Duration median() {
        return percentile(50);
    }

    /// How many times longer the median is than that one's.
    public double ratioTo(Durations other) {
        return (double) median().toNanos() / other.median().toNanos();
    }

    /// The percentiles and the longest, in milliseconds.
    @Override
    public String toString() {
        return "p50 %s, p95 %s, max %s".formatted(millis(median()), millis(percentile(95)), millis(percentile(100)));
    }

    public static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / NANOS_OF_A_MILLI);
    }
}
