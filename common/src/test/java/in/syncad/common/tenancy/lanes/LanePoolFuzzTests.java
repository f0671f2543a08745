package in.syncad.common.tenancy.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many threads, few connections, and everything that can go wrong: whatever happens, no connection is in two hands or
/// in the wrong lane, no limit is passed, and no place is lost.
class LanePoolFuzzTests {

    private static final int THREADS = 64;
    private static final int OPERATIONS_EACH = 16_000;
    private static final int LANES = 24;
    private static final int BUDGET = 20;
    private static final int PER_LANE = 3;

    private final FakeServer server = new FakeServer();
    private final LanePool<Integer> pool = new LanePool<>(
            LaneSettings.ofBudget(BUDGET).withPerLane(PER_LANE).withAcquireTimeout(Duration.ofMillis(20)),
            this::openOrFail,
            LaneObserver.NONE,
            System::nanoTime);
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder served = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<Throwable> fault = new AtomicReference<>();

    @Test
    @Timeout(120)
    void survivesAMillionOperationsWithFailures() throws InterruptedException {
        for (int seed = 0; seed < THREADS; seed++) {
            int own = seed;
            threads.add(Thread.ofVirtual().unstarted(() -> operateAll(own)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        pool.close();
        assertThat(fault.get()).isNull();
        assertThat(served.sum()).as("borrowed").isGreaterThan(THREADS * OPERATIONS_EACH / 2);
        assertThat(failed.sum()).as("refused or broken").isGreaterThan(THREADS * OPERATIONS_EACH / 100);
        assertThat(server.peak.get()).isEqualTo(BUDGET);
        assertThat(server.peakOfOneLane.get()).isEqualTo(PER_LANE);
        assertThat(server.connected()).isZero();
        assertThat(pool.statistics().open()).isZero();
        assertThat(pool.statistics().waiting()).isZero();
        assertThat(pool.statistics().lanes()).isZero();
    }

    private FakeConnection openOrFail(Integer lane, Duration patience) throws SQLException {
        if (oneIn(50, ThreadLocalRandom.current())) {
            throw new SQLException("out of luck", "08006");
        }
        return server.open(lane, patience);
    }

    private void operateAll(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try {
            for (int operation = 0; operation < OPERATIONS_EACH; operation++) {
                operate(random);
            }
        } catch (RuntimeException | Error wrong) {
            fault.compareAndSet(null, wrong);
        }
    }

    private void operate(SplittableRandom random) {
        int lane = random.nextInt(LANES);
        disturb(lane, random);
        try (var borrowed = pool.borrow(lane)) {
            served.increment();
            FakeConnection physical = borrowed.unwrap(FakeConnection.class);
            assertThat(physical.lane).isEqualTo(lane);
            use(borrowed, physical, random);
        } catch (SQLException refusal) {
            failed.increment();
        }
        Thread.interrupted();
    }

    private static void use(LaneConnection<Integer> borrowed, FakeConnection physical, SplittableRandom random)
            throws SQLException {
        physical.work();
        if (oneIn(10, random)) {
            borrowed.setAutoCommit(false);
        } else if (oneIn(100, random)) {
            physical.cut();
            physical.work();
        } else if (oneIn(100, random)) {
            borrowed.abort(Runnable::run);
        } else if (oneIn(100, random)) {
            borrowed.close();
        }
    }

    private void disturb(int lane, SplittableRandom random) {
        if (oneIn(200, random)) {
            threads.get(random.nextInt(THREADS)).interrupt();
        } else if (oneIn(2_000, random)) {
            pool.retire(lane);
        } else if (oneIn(2_000, random)) {
            pool.sweep();
        } else if (oneIn(4_000, random)) {
            drain(lane);
        }
    }

    private void drain(int lane) {
        try {
            pool.drain(lane, Duration.ofNanos(100_000)).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            pool.reopen(lane);
        }
    }

    private static boolean oneIn(int chances, RandomGenerator random) {
        return random.nextInt(chances) == 0;
    }
}
