package in.syncad.bench.lanes;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// How long operations took, and how many failed. Any number of threads may add.
final class Latencies {

    private final Queue<Long> nanoseconds = new ConcurrentLinkedQueue<>();
    private final LongAdder failures = new LongAdder();

    void add(long nanosecondsTaken) {
        nanoseconds.add(nanosecondsTaken);
    }

    void addFailure() {
        failures.increment();
    }

    long failures() {
        return failures.sum();
    }

    /// In milliseconds; the share is 0.99 for the 99th percentile.
    double percentile(double share) {
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d operations, %d failures, p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                nanoseconds.size(),
                failures.sum(),
                percentile(0.5),
                percentile(0.99),
                percentile(1));
    }
}
