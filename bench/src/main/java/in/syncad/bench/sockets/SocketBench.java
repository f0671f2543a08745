package in.syncad.bench.sockets;

import in.syncad.bench.figures.Report;
import in.syncad.embedded.redis.RedisServer;
import in.syncad.embedded.redis.RedisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/// The same for each contender, one after the other: clients connect, sit idle, hear what is said to all, and what is
/// said to their school of a thousand, twenty times a second. Then instances are killed and all must come back.
final class SocketBench {

    private static final int OF_A_SCHOOL = 1_000;
    private static final int WARM_UP = 0;
    private static final int TO_ALL = 1;
    private static final int TO_A_SCHOOL = 2;
    private static final int BROADCASTS = 8;
    private static final int ROOM_EVENTS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Report report = new Report(System.out);
    private final int clients;
    private final int schools;
    private final int instances;
    private final String redis;
    private final Path log;

    private SocketBench(int clients, int instances, String redis, Path log) {
        this.clients = clients;
        this.instances = instances;
        this.redis = redis;
        this.log = log;
        schools = Math.max(1, clients / OF_A_SCHOOL);
    }

    /// @param arguments clients, instances, contenders with commas between
    public static void main(String... arguments) throws Exception {
        Path directory = Files.createTempDirectory("syncad-sockets");
        List<Contender> contenders =
                Arrays.stream(arguments[2].split(",")).map(Contender::of).toList();
        try (RedisServer redis =
                RedisServer.start(new RedisSettings(directory.resolve("redis"), Arena.freePort(), true))) {
            var bench = new SocketBench(
                    Integer.parseInt(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    redis.url(),
                    Path.of("bench/target/sockets.log"));
            for (Contender contender : contenders) {
                bench.measure(contender);
            }
        }
    }

    private void measure(Contender contender) throws IOException, InterruptedException {
        report.say("%s: %d clients, %d instances, %d schools", contender, clients, instances, schools);
        report.load();
        try (Arena arena = new Arena(contender, instances, redis, log)) {
            come(arena);
            idle(arena);
            warmUp(arena);
            sayToAll(arena);
            sayToSchools(arena);
            Tally tally = arena.tally();
            report.line("lost, failed, refused", "%s, %s, %s".formatted(tally.lost(), tally.failed(), tally.refused()));
            comeBack(arena);
        }
        report.load();
        report.say("");
    }

    private void come(Arena arena) throws IOException, InterruptedException {
        long before = arena.heap();
        Duration idle = arena.processorTime();
        long start = System.nanoTime();
        arena.invite(clients, schools);
        if (!arena.awaitReady(clients, PATIENCE)) {
            report.line("READY AFTER ALL PATIENCE", arena.tally().ready());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration spent = arena.processorTime().minus(idle);
        report.line("connections a second", "%.0f".formatted(clients / seconds));
        report.line("processor time a connection", micros(spent, clients));
        report.line("heap a connection", "%.2f KB".formatted((arena.heap() - before) / 1024.0 / clients));
        report.line("resident, all instances", "%d MB".formatted(arena.resident() >> 20));
    }

    /// Pings and pongs, which come every 25 seconds.
    private void idle(Arena arena) throws InterruptedException {
        Duration before = arena.processorTime();
        Thread.sleep(15_000);
        Duration spent = arena.processorTime().minus(before);
        report.line("of one core while idle", "%.1f %%".formatted(spent.toMillis() / 150.0));
    }

    private void warmUp(Arena arena) throws InterruptedException {
        for (int number = 0; number < 200; number++) {
            arena.emit(number, "school-" + number % schools, WARM_UP);
            Thread.sleep(10);
        }
        for (int number = 0; number < 3; number++) {
            arena.emit(number, Orders.EVERYBODY, WARM_UP);
            Thread.sleep(2_000);
        }
    }

    private void sayToAll(Arena arena) throws InterruptedException {
        Duration before = arena.processorTime();
        for (int number = 0; number < BROADCASTS; number++) {
            arena.emit(number, Orders.EVERYBODY, TO_ALL);
            Thread.sleep(2_000);
        }
        finish(arena, "to all", TO_ALL, before, (long) BROADCASTS * clients);
    }

    private void sayToSchools(Arena arena) throws InterruptedException {
        Duration before = arena.processorTime();
        for (int number = 0; number < ROOM_EVENTS; number++) {
            arena.emit(number, "school-" + number % schools, TO_A_SCHOOL);
            Thread.sleep(50);
        }
        finish(arena, "to a school", TO_A_SCHOOL, before, (long) ROOM_EVENTS * clients / schools);
    }

    private void finish(Arena arena, String title, int phase, Duration before, long wanted)
            throws InterruptedException {
        Thread.sleep(3_000);
        Histogram delays = arena.tally().delays()[phase];
        report.line(title + ", delivered", "%d of %d".formatted(delays.getTotalCount(), wanted));
        report.line(title + ", delay", percentiles(delays));
        report.line(
                title + ", processor time a delivery",
                micros(arena.processorTime().minus(before), wanted));
    }

    /// Two die at once, for one process cannot have 20,000 connections here.
    private void comeBack(Arena arena) throws InterruptedException {
        if (instances < 4) {
            return;
        }
        int gone = 2 * clients / instances;
        if ((long) clients / (instances - 2) > 19_000) {
            report.line("storm", "left out: the other instances have no room for %d more".formatted(gone));
            return;
        }
        int lostBefore = arena.tally().lost().get();
        long start = System.nanoTime();
        arena.kill(2);
        // The first are back before the last have noticed.
        while (arena.tally().lost().get() < lostBefore + gone) {
            Thread.sleep(50);
        }
        boolean isWhole = arena.awaitReady(clients, PATIENCE);
        report.line(
                "%d clients of two killed instances".formatted(gone),
                isWhole ? "back after %.1f s".formatted((System.nanoTime() - start) / 1e9) : "NOT BACK");
    }

    private static String percentiles(Histogram delays) {
        return "p50 %.1f, p95 %.1f, p99 %.1f, max %.1f ms"
                .formatted(
                        delays.getValueAtPercentile(50) / 1e3,
                        delays.getValueAtPercentile(95) / 1e3,
                        delays.getValueAtPercentile(99) / 1e3,
                        delays.getMaxValue() / 1e3);
    }

    private static String micros(Duration spent, long times) {
        return "%.1f us".formatted(spent.toNanos() / 1e3 / times);
    }
}
