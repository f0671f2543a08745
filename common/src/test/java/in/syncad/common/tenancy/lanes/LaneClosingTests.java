package in.syncad.common.tenancy.lanes;

import static in.syncad.common.tenancy.lanes.Borrowers.borrowAside;
import static in.syncad.common.tenancy.lanes.Borrowers.physical;
import static in.syncad.common.tenancy.lanes.Borrowers.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Suspending a lane, changing its credentials, closing the pool.
@Timeout(30)
class LaneClosingTests {

    private static final int ONE = 1;
    private static final int TWO = 2;

    private final FakeServer server = new FakeServer();
    private final LanePool<Integer> pool = pool(server);

    @AfterEach
    void everyPlaceIsFreeInTheEnd() {
        pool.close();
        assertThat(pool.statistics().open()).isZero();
        assertThat(server.connected()).isZero();
    }

    @Test
    void drainingWaitsForWhatIsLentAndRefusesTheRest() throws Exception {
        LaneConnection<Integer> lent = pool.borrow(ONE);
        LaneConnection<Integer> other = pool.borrow(ONE);
        FutureTask<LaneConnection<Integer>> waiting = borrowAside(pool, ONE);
        Future<Integer> drain = pool.drain(ONE, Duration.ofSeconds(20));
        assertThatExceptionOfType(LaneClosedException.class).isThrownBy(() -> resultOf(waiting));
        assertThatExceptionOfType(LaneClosedException.class).isThrownBy(() -> pool.borrow(ONE));
        physical(lent).work();
        lent.close();
        other.close();
        assertThat(drain.get()).as("taken by force").isZero();
        pool.borrow(TWO).close();
        pool.reopen(ONE);
        pool.borrow(ONE).close();
    }

    @Test
    void drainingTakesWhatDoesNotComeBackInTime() throws Exception {
        LaneConnection<Integer> stuck = pool.borrow(ONE);
        assertThat(pool.drain(ONE, Duration.ofMillis(1)).get()).isOne();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> physical(stuck).work());
        assertThat(pool.statistics().open()).isZero();
        stuck.close();
        assertThat(pool.statistics().open()).isZero();
        pool.reopen(ONE);
    }

    @Test
    void reopeningEndsTheDrainAndTakesNothing() throws Exception {
        LaneConnection<Integer> lent = pool.borrow(ONE);
        Future<Integer> drain = pool.drain(ONE, Duration.ofSeconds(20));

        pool.reopen(ONE);
        pool.borrow(ONE).close();

        assertThat(drain.get(10, TimeUnit.SECONDS)).isZero();
        physical(lent).work();
        lent.close();
    }

    @Test
    void aLaneThatIsShutAgainIsDrainedByTheSecondShutting() throws Exception {
        LaneConnection<Integer> stuck = pool.borrow(ONE);
        Future<Integer> first = pool.drain(ONE, Duration.ofSeconds(20));
        pool.reopen(ONE);

        assertThat(pool.drain(ONE, Duration.ofMillis(1)).get()).isOne();

        assertThat(first.get(10, TimeUnit.SECONDS)).isZero();
        assertThatExceptionOfType(LaneClosedException.class).isThrownBy(() -> pool.borrow(ONE));
        stuck.close();
    }

    @Test
    void lendsNothingAgainThatWasOpenedBeforeTheLaneRetired() throws SQLException {
        pool.borrow(ONE).close();
        LaneConnection<Integer> lent = pool.borrow(TWO);
        pool.retire(ONE);
        pool.retire(TWO);
        assertThat(server.connected(ONE)).isZero();
        lent.close();
        assertThat(server.connected(TWO)).isZero();
        pool.borrow(TWO).close();
        assertThat(server.connected(TWO)).isOne();
    }

    @Test
    void aClosedPoolRefusesAndClosesWhatComesBack() throws SQLException {
        LaneConnection<Integer> lent = pool.borrow(ONE);
        pool.close();
        assertThatExceptionOfType(LaneClosedException.class).isThrownBy(() -> pool.borrow(TWO));
        lent.close();
        assertThat(server.connected()).isZero();
    }

    @Test
    void aConnectionThatOpensWhileItsLaneIsDrainedIsClosed() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch drained = new CountDownLatch(1);
        LanePool<Integer> slow = pool((lane, patience) -> {
            opening.countDown();
            awaitQuietly(drained);
            return server.open(lane, patience);
        });
        FutureTask<LaneConnection<Integer>> borrowing = new FutureTask<>(() -> slow.borrow(ONE));
        Thread.ofVirtual().start(borrowing);
        opening.await();
        slow.drain(ONE, Duration.ofMillis(1)).get();
        slow.reopen(ONE);
        slow.drain(ONE, Duration.ofMillis(1)).get();
        drained.countDown();
        assertThatExceptionOfType(LaneClosedException.class).isThrownBy(() -> resultOf(borrowing));
        assertThat(slow.statistics().open()).isZero();
    }

    @Test
    void aStartedPoolSweepsUntilItIsClosed() throws SQLException {
        Duration blink = Duration.ofMillis(5);
        LaneSettings hasty = new LaneSettings(4, 2, blink, blink, blink, blink, blink, blink, blink);
        try (LanePool<Integer> swept = LanePool.start(hasty, server, LaneObserver.NONE)) {
            swept.borrow(ONE).close();
            await().until(() -> server.connected() == 0);
            assertThat(swept.statistics().lanes()).isZero();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aConnectionThatDoesNotComeBackIsReportedOnce(CapturedOutput output) throws SQLException {
        AtomicLong clock = new AtomicLong();
        LanePool<Integer> watched = new LanePool<>(LaneSettings.ofBudget(4), server, LaneObserver.NONE, clock::get);
        try (var forgotten = watched.borrow(77)) {
            clock.addAndGet(Duration.ofSeconds(61).toNanos());
            watched.sweep();
            watched.sweep();
            assertThat(output).containsOnlyOnce("lane 77 was borrowed 61 s ago");
            assertThat(forgotten.isClosed()).isFalse();
        }
        watched.close();
    }

    private static LanePool<Integer> pool(LaneOpener<Integer> opener) {
        return new LanePool<>(LaneSettings.ofBudget(4).withPerLane(2), opener, LaneObserver.NONE, System::nanoTime);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
