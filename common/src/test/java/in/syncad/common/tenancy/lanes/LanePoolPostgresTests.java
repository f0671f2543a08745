package in.syncad.common.tenancy.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The pool's promises with a real server, as the server and its clients see them.
@Tag("slow")
@Timeout(120)
class LanePoolPostgresTests {

    private static final int LANES = 12;
    private static final int BUDGET = 40;
    private static final int CLIENTS = 500;
    private static final int QUERIES_EACH = 20;

    private static PostgresLanes postgres;

    private final AtomicLong elapsed = new AtomicLong();
    private final LanePool<Integer> pool = new LanePool<>(
            LaneSettings.ofBudget(BUDGET), postgres, LaneObserver.NONE, () -> System.nanoTime() + elapsed.get());
    private volatile boolean stopped;
    private final LongAdder served = new LongAdder();
    private final Collection<Failure> failures = new ConcurrentLinkedQueue<>();

    private record Failure(long begun, Throwable cause) {}

    @BeforeAll
    static void startServer() throws SQLException {
        postgres = new PostgresLanes(LANES);
    }

    @AfterAll
    static void stopServer() {
        postgres.close();
    }

    @AfterEach
    void closePool() {
        pool.close();
        assertThat(pool.statistics().open()).isZero();
    }

    @Test
    void theServerNeverSeesMoreThanTheCapNorMoreThanTheBudget() throws SQLException {
        List<Thread> clients = startClients(CLIENTS, QUERIES_EACH);
        List<Integer> ofOneLane = new ArrayList<>();
        List<Integer> inAll = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        try (Connection observer = postgres.observer()) {
            while (clients.stream().anyMatch(Thread::isAlive)) {
                Collection<Integer> atWork = PostgresLanes.atWork(observer);
                atWork.stream().max(Integer::compare).ifPresent(ofOneLane::add);
                inAll.add(atWork.stream().mapToInt(Integer::intValue).sum());
                open.add(pool.statistics().open());
            }
        }
        assertThat(failures).isEmpty();
        assertThat(served.sum()).isEqualTo(CLIENTS * QUERIES_EACH);
        assertThat(Collections.max(open)).as("open").isEqualTo(BUDGET);
        assertThat(Collections.max(inAll)).as("at work in all").isBetween(BUDGET / 4, BUDGET);
        assertThat(Collections.max(ofOneLane)).as("at work for one lane").isBetween(2, 10);
    }

    @Test
    void onlyTheRequestsOfTheOutageFailWhenTheServerIsKilledAndRestarted() {
        List<Thread> clients = startClients(60, Integer.MAX_VALUE);
        await().atMost(Duration.ofMinutes(1)).until(() -> served.sum() > 500);
        postgres.kill();
        await().atMost(Duration.ofMinutes(1)).until(() -> failures.size() > 100);
        postgres.restart();
        long restarted = System.nanoTime();
        long servedBefore = served.sum();
        await().atMost(Duration.ofMinutes(1)).until(() -> served.sum() > servedBefore + 2_000);
        stopped = true;
        await().atMost(Duration.ofMinutes(1)).until(() -> clients.stream().noneMatch(Thread::isAlive));
        assertThat(failures)
                .filteredOn(failure -> failure.begun() - restarted > 0)
                .isEmpty();
        assertThat(pool.statistics().broken()).isPositive();
    }

    @Test
    void aServerThatRestartedWhileNobodyAskedIsNotNoticed() throws SQLException {
        for (int lane = 0; lane < LANES; lane++) {
            databaseOf(lane);
        }
        elapsed.set(LaneSettings.ofBudget(BUDGET).validateIdleAfter().toNanos());
        postgres.kill();
        postgres.restart();
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(databaseOf(lane)).isEqualTo("lane_" + lane);
        }
    }

    @Test
    void aSessionEndedByTheServerIsNotUsedAgain() throws SQLException {
        try (Connection borrowed = pool.borrow(1);
                Statement statement = borrowed.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
        }
        assertThat(pool.statistics().broken()).isOne();
        assertThat(databaseOf(1)).isEqualTo("lane_1");
    }

    @Test
    void aTransactionBegunAsTextDoesNotReachTheNextBorrower() throws SQLException {
        try (Connection borrowed = pool.borrow(1);
                Statement statement = borrowed.createStatement()) {
            statement.execute("BEGIN");
        }
        assertThat(pool.statistics().open()).isZero();
    }

    @Test
    void aFailedTransactionIsRolledBackAndTheConnectionUsedAgain() throws SQLException {
        try (Connection borrowed = pool.borrow(1);
                Statement statement = borrowed.createStatement()) {
            borrowed.setAutoCommit(false);
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT 1 / 0"));
        }
        assertThat(databaseOf(1)).isEqualTo("lane_1");
        assertThat(pool.statistics().opens()).isOne();
    }

    @Test
    void aStatementDoesNotOutliveItsBorrower() throws SQLException {
        List<Statement> kept = new ArrayList<>();
        try (Connection borrowed = pool.borrow(1)) {
            for (int statement = 0; statement < 100; statement++) {
                kept.add(borrowed.prepareStatement("SELECT " + statement));
                if (statement % 2 == 0) {
                    kept.removeLast().close();
                }
            }
        }
        assertThat(kept).hasSize(50).allMatch(LanePoolPostgresTests::isClosed);
        assertThat(databaseOf(1)).isEqualTo("lane_1");
        assertThat(pool.statistics().opens()).isOne();
    }

    private static boolean isClosed(Statement statement) {
        try {
            return statement.isClosed();
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<Thread> startClients(int count, int queriesEach) {
        List<Thread> clients = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            clients.add(Thread.ofVirtual().start(() -> ask(random, queriesEach)));
        }
        return clients;
    }

    private void ask(SplittableRandom random, int queries) {
        for (int query = 0; query < queries && !stopped; query++) {
            int lane = random.nextInt(LANES);
            long begun = System.nanoTime();
            try {
                assertThat(databaseOf(lane)).isEqualTo("lane_" + lane);
                served.increment();
            } catch (SQLException | AssertionError failure) {
                failures.add(new Failure(begun, failure));
            }
        }
    }

    private String databaseOf(int lane) throws SQLException {
        try (Connection connection = pool.borrow(lane);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_database(), pg_sleep(0.002)")) {
            row.next();
            return row.getString(1);
        }
    }
}
