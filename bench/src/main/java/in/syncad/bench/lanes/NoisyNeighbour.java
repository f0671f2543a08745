package in.syncad.bench.lanes;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// 30 clients flood each of 8 schools with work of 100 ms, while 30 other schools have one user each, whose requests
/// take 3 ms. What do the quiet ones feel? Each pool gets the same load, one after the other, on the same server.
public final class NoisyNeighbour {

    private static final int NOISY_SCHOOLS = 8;
    private static final int CLIENTS_OF_EACH = 30;
    private static final int QUIET_SCHOOLS = 30;
    private static final int BUDGET = 40;
    private static final Duration NOISY_WORK = Duration.ofMillis(100);
    private static final Duration QUIET_WORK = Duration.ofMillis(3);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration CALM = Duration.ofSeconds(2);

    private final Schools schools;
    private final Duration flood;

    private NoisyNeighbour(Schools schools, Duration flood) {
        this.schools = schools;
        this.flood = flood;
    }

    /// @param arguments `simulated` or `postgres`, and the seconds that each flood lasts
    public static void main(String[] arguments) throws Exception {
        boolean real = arguments[0].equals("postgres");
        try (Schools schools = real ? new PostgresSchools(NOISY_SCHOOLS + QUIET_SCHOOLS) : new SimulatedSchools()) {
            System.out.printf(
                    "%s: %d schools x %d clients x %d ms beside %d quiet schools, budget %d%n%n",
                    arguments[0], NOISY_SCHOOLS, CLIENTS_OF_EACH, NOISY_WORK.toMillis(), QUIET_SCHOOLS, BUDGET);
            NoisyNeighbour benchmark = new NoisyNeighbour(schools, Duration.ofSeconds(Long.parseLong(arguments[1])));
            benchmark.run("one FIFO pool", () -> new FifoPool(schools, BUDGET, PATIENCE));
            benchmark.run("HikariCP each", () -> new HikariPools(schools, PATIENCE));
            benchmark.run("lanes", () -> new PoolOfLanes(schools, BUDGET));
        }
    }

    private void run(String name, Supplier<SchoolPool> maker) throws Exception {
        Latencies calm = new Latencies();
        Latencies quiet = new Latencies();
        Latencies noisy = new Latencies();
        try (SchoolPool pool = maker.get()) {
            long floodBegins = System.nanoTime() + CALM.toNanos();
            long end = floodBegins + flood.toNanos();
            List<Thread> clients = new ArrayList<>();
            for (int school = 0; school < QUIET_SCHOOLS; school++) {
                int own = school;
                clients.add(Thread.ofVirtual().start(() -> {
                    beQuiet(pool, own, floodBegins, calm);
                    beQuiet(pool, own, end, quiet);
                }));
            }
            Thread.sleep(CALM);
            for (int client = 0; client < NOISY_SCHOOLS * CLIENTS_OF_EACH; client++) {
                int own = QUIET_SCHOOLS + client % NOISY_SCHOOLS;
                clients.add(Thread.ofVirtual().start(() -> flood(pool, own, end, noisy)));
            }
            int peak = mostConnected(clients);
            System.out.printf("%s%n", name);
            System.out.printf("  quiet schools, nobody floods: %s%n", calm);
            System.out.printf("  quiet schools in the flood:   %s%n", quiet);
            System.out.printf("  flooding schools:             %s%n", noisy);
            System.out.printf("  most connections at once:     %d%n%n", peak);
        }
    }

    private int mostConnected(List<Thread> clients) throws Exception {
        int most = 0;
        while (clients.stream().anyMatch(Thread::isAlive)) {
            most = Math.max(most, schools.connected());
            Thread.sleep(20);
        }
        return most;
    }

    private void flood(SchoolPool pool, int school, long end, Latencies latencies) {
        while (System.nanoTime() < end) {
            request(pool, school, NOISY_WORK, latencies);
        }
    }

    /// One request after each 50 to 150 ms of thought.
    private void beQuiet(SchoolPool pool, int school, long end, Latencies latencies) {
        SplittableRandom random = new SplittableRandom(school);
        try {
            while (System.nanoTime() < end) {
                Thread.sleep(random.nextInt(50, 150));
                request(pool, school, QUIET_WORK, latencies);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void request(SchoolPool pool, int school, Duration work, Latencies latencies) {
        long begun = System.nanoTime();
        try {
            pool.use(school, connection -> schools.work(connection, work));
            latencies.add(System.nanoTime() - begun);
        } catch (SQLException failure) {
            latencies.addFailure();
        }
    }
}
