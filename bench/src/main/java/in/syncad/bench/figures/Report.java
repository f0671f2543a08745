package in.syncad.bench.figures;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/// Prints figures one below the other, those with a target beside it, and how busy the machine was with other things.
public final class Report {

    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    public void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /// @param values as [String#valueOf] gives them
    public void line(String name, Object value) {
        say("  %-44s %s", name, value);
    }

    public void against(String name, Duration measured, Duration target) {
        String verdict = measured.compareTo(target) <= 0 ? "reached" : "MISSED";
        line(name, "%s (target %s: %s)".formatted(Durations.millis(measured), Durations.millis(target), verdict));
    }

    /// One minute's average of runnable threads on the whole machine; what is measured counts too.
    public void load() {
        line(
                "load average",
                "%.2f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }
}
