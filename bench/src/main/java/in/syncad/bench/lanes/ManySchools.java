package in.syncad.bench.lanes;

import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Many schools in one instance: all are registered, some are active, each of these with two users who think for two
/// seconds between requests. How much memory does that take, and how does it answer?
public final class ManySchools {

    private static final int USERS_OF_EACH = 2;
    private static final int LONGEST_THOUGHT = 4_000;

    private final SchoolFleet fleet;
    private final SchoolDataSource dataSource;
    private final JdbcClient sql;
    private final Latencies latencies = new Latencies();

    private ManySchools(SchoolFleet fleet, SchoolDataSource dataSource) {
        this.fleet = fleet;
        this.dataSource = dataSource;
        this.sql = JdbcClient.create(dataSource);
    }

    /// @param arguments how many schools are registered, how many of them are active, the budget, and for
    ///     how many seconds
    public static void main(String[] arguments) throws Exception {
        int registered = Integer.parseInt(arguments[0]);
        int active = Integer.parseInt(arguments[1]);
        int budget = Integer.parseInt(arguments[2]);
        try (SchoolFleet fleet = new SchoolFleet(registered, active, budget);
                SchoolDataSource dataSource = fleet.dataSource(budget)) {
            System.out.printf("%d schools registered, %d active, budget %d%n", registered, active, budget);
            System.out.printf("before: %s%n", memory());
            new ManySchools(fleet, dataSource).run(active, Duration.ofSeconds(Long.parseLong(arguments[3])));
        }
    }

    private void run(int active, Duration duration) throws InterruptedException, IOException {
        long end = System.nanoTime() + duration.toNanos();
        List<Thread> users = new ArrayList<>();
        for (int user = 0; user < active * USERS_OF_EACH; user++) {
            String slug = "school-" + user % active;
            SplittableRandom random = new SplittableRandom(user);
            users.add(Thread.ofVirtual().start(() -> use(slug, random, end)));
        }
        int most = 0;
        int mostOfOne = 0;
        while (users.stream().anyMatch(Thread::isAlive)) {
            List<Integer> connected = fleet.connected();
            most = Math.max(most, connected.stream().mapToInt(Integer::intValue).sum());
            mostOfOne = Math.max(
                    mostOfOne,
                    connected.stream().mapToInt(Integer::intValue).max().orElse(0));
            Thread.sleep(100);
        }
        System.out.printf("after:  %s%n", memory());
        System.out.printf("requests: %s%n", latencies);
        System.out.printf("most sessions on the server: %d in all, %d of one school%n", most, mostOfOne);
        System.out.printf("%s%n", dataSource.statistics());
    }

    private void use(String slug, SplittableRandom random, long end) {
        try {
            while (System.nanoTime() < end) {
                Thread.sleep(random.nextInt(LONGEST_THOUGHT));
                request(slug);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void request(String slug) {
        long begun = System.nanoTime();
        School school = fleet.directory().bySlug(slug).orElseThrow();
        try {
            CurrentSchool.run(
                    school,
                    () -> sql.sql("SELECT count(*) FROM user_account")
                            .query(Integer.class)
                            .single());
            latencies.add(System.nanoTime() - begun);
        } catch (DataAccessException failure) {
            latencies.addFailure();
        }
    }

    /// What is in use after a collection, and what the operating system has given.
    private static String memory() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("VmRSS: unknown");
        return "heap %d MiB in use of %d MiB, %s, %d platform threads"
                .formatted(
                        heap >> 20,
                        Runtime.getRuntime().maxMemory() >> 20,
                        resident.replaceAll("\\s+", " "),
                        ManagementFactory.getThreadMXBean().getThreadCount());
    }
}
