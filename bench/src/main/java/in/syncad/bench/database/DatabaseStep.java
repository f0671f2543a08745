package in.syncad.bench.database;

import in.syncad.bench.figures.Durations;
import in.syncad.bench.figures.Report;
import in.syncad.embedded.postgres.PostgresServer;
import in.syncad.embedded.postgres.PostgresSettings;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.TemporaryDirectory;
import java.time.Duration;
import java.util.Map;

/// Makes databases in three ways, in turn, on a durable PostgreSQL of our own: claimed from standby, cloned on the
/// spot, and migrated by Flyway alone.
public final class DatabaseStep {

    private static final int WARM_UP = 3;
    private static final Duration CLAIMED = Duration.ofMillis(20);
    private static final Duration CLONED = Duration.ofMillis(400);

    private final Ways ways;
    private final Durations claimed = new Durations();
    private final Durations cloned = new Durations();
    private final Durations migrated = new Durations();
    private final Durations seeded = new Durations();

    private DatabaseStep(Ways ways) {
        this.ways = ways;
    }

    /// @param arguments how many databases in each way
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        Report report = new Report(System.out);
        PostgresSettings settings =
                new PostgresSettings(TemporaryDirectory.create(), LocalPort.choose(), Map.of(), true);
        try (PostgresServer server = PostgresServer.start(settings);
                Ways ways = new Ways(server)) {
            for (int round = 0; round < WARM_UP; round++) {
                new DatabaseStep(ways).round("warm_" + round);
            }
            report.say("%d databases of %d tables in each way, in turn", rounds, ways.tables());
            report.load();
            DatabaseStep benchmark = new DatabaseStep(ways);
            for (int round = 0; round < rounds; round++) {
                benchmark.round("school_" + round);
            }
            benchmark.tell(report);
            report.load();
        }
    }

    /// Nothing is dropped: removing some thousand files makes the file system wait in the next round.
    private void round(String name) {
        String standby = ways.standby();
        claimed.add(time(() -> ways.claim(standby, name + "_claimed")));
        cloned.add(time(() -> ways.create(name + "_cloned")));
        migrated.add(time(() -> ways.migrate(name + "_migrated")));
        seeded.add(time(() -> ways.seed(name + "_claimed")));
    }

    private void tell(Report report) {
        report.against("claimed from standby, p50", claimed.median(), CLAIMED);
        report.against("cloned on the spot, p50", cloned.median(), CLONED);
        report.line("claimed from standby", claimed);
        report.line("cloned on the spot", cloned);
        report.line("created empty and migrated by Flyway", migrated);
        report.line("first rows, the same for all", seeded);
        report.line("Flyway takes, times a claim", "%.0f".formatted(migrated.ratioTo(claimed)));
        report.line("Flyway takes, times a clone", "%.1f".formatted(migrated.ratioTo(cloned)));
    }

    private static Duration time(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
