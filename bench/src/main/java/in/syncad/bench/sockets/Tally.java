package in.syncad.bench.sockets;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// What the clients of one process count together.
///
/// @param ready connected and admitted now
/// @param lost that were ready and are not any more, ever
/// @param failed attempts to connect, ever
/// @param refused by the server, ever
/// @param delays from emitting to reading, in microseconds, by phase
record Tally(
        AtomicInteger ready, AtomicInteger lost, AtomicInteger failed, AtomicInteger refused, Histogram... delays) {

    static final int PHASES = 4;

    private static final long LONGEST = 60_000_000;
    private static final int DIGITS = 2;

    static Tally empty() {
        return new Tally(
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicInteger(),
                IntStream.range(0, PHASES)
                        .mapToObj(phase -> new ConcurrentHistogram(LONGEST, DIGITS))
                        .toArray(Histogram[]::new));
    }

    /// @param event as it was read, with `"t":` when it was emitted and `"p":` the phase
    void heard(String event) {
        long micros = (System.nanoTime() - number(event, "\"t\":")) / 1000;
        delays[(int) number(event, "\"p\":")].recordValue(Math.clamp(micros, 0, LONGEST));
    }

    /// One line: ready, lost, failed, refused, and the delays of each phase, packed.
    String line() {
        return "%d %d %d %d %s"
                .formatted(
                        ready.get(),
                        lost.get(),
                        failed.get(),
                        refused.get(),
                        Arrays.stream(delays).map(Tally::packed).collect(Collectors.joining(" ")));
    }

    /// What all processes have counted.
    static Tally sum(Iterable<String> lines) {
        Tally sum = empty();
        for (String line : lines) {
            String[] words = line.split(" ");
            sum.ready.addAndGet(Integer.parseInt(words[0]));
            sum.lost.addAndGet(Integer.parseInt(words[1]));
            sum.failed.addAndGet(Integer.parseInt(words[2]));
            sum.refused.addAndGet(Integer.parseInt(words[3]));
            for (int phase = 0; phase < PHASES; phase++) {
                sum.delays[phase].add(unpacked(words[4 + phase]));
            }
        }
        return sum;
    }

    private static String packed(Histogram delays) {
        ByteBuffer buffer = ByteBuffer.allocate(delays.getNeededByteBufferCapacity());
        int length = delays.encodeIntoByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static Histogram unpacked(String packed) {
        return Histogram.decodeFromByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(packed)), LONGEST);
    }

    private static long number(String text, String key) {
        int start = text.indexOf(key) + key.length();
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text, start, end, 10);
    }
}
