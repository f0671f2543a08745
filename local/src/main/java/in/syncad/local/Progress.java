package in.syncad.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

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

    void say(String line) {
        terminal.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(), line);
        terminal.flush();
    }

    /// Runs the step, then says that it is done.
    <T> T step(String done, Supplier<T> step) {
        T result = step.get();
        say(done);
        return result;
    }

    void plain(String lines) {
        terminal.println(lines);
        terminal.flush();
    }

    double seconds() {
        return Duration.between(begin, clock.instant()).toMillis() / MILLIS;
    }
}
