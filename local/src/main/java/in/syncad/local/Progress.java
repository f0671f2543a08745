package in.syncad.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Says on the terminal how far the start has come, each line with the seconds since the beginning.
final class Progress {

    private static final double MILLIS = 1_000.0;

    private final PrintStream terminal;
    private final Clock clock;
    private final Instant begin;

    Progress(PrintStream terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.begin = clock.instant();
    }

    synchronized void say(String line) {
        terminal.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(), line);
        terminal.flush();
    }

    /// Runs the steps at the same time and says of each when it is done.
    ///
    /// @param steps by what is to be said
    /// @throws RuntimeException that of the first step, in no order, that failed; the others have ended by then
    void together(Map<String, Runnable> steps) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> running = steps.entrySet().stream()
                    .map(step ->
                            CompletableFuture.runAsync(step.getValue(), threads).thenRun(() -> say(step.getKey())))
                    .toList();
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    void plain(String lines) {
        terminal.println(lines);
        terminal.flush();
    }

    double seconds() {
        return Duration.between(begin, clock.instant()).toMillis() / MILLIS;
    }
}
