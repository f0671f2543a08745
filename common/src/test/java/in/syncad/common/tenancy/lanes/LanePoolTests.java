package in.syncad.common.tenancy.lanes;

import static in.syncad.common.tenancy.lanes.Borrowers.borrowAside;
import static in.syncad.common.tenancy.lanes.Borrowers.close;
import static in.syncad.common.tenancy.lanes.Borrowers.physical;
import static in.syncad.common.tenancy.lanes.Borrowers.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LanePoolTests {

    private static final int ONE = 1;
    private static final int TWO = 2;

    private final FakeServer server = new FakeServer();
    private final AtomicLong clock = new AtomicLong();
    private final LanePool<Integer> pool = pool(4, 2);

    @AfterEach
    void everyPlaceIsFreeInTheEnd() {
        pool.close();
        assertThat(pool.statistics().open()).isZero();
        assertThat(server.connected()).isZero();
        assertThat(server.peak.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void lendsTheConnectionThatWasUsedLast() throws SQLException {
        try (var first = pool.borrow(ONE);
                var second = pool.borrow(ONE)) {
            assertThat(physical(first)).isNotSameAs(physical(second));
            second.close();
            first.close();
            try (var again = pool.borrow(ONE)) {
                assertThat(physical(again)).isSameAs(server.accepted.peek());
                assertThat(again.lane()).isEqualTo(ONE);
            }
        }
        assertThat(pool.statistics().opens()).isEqualTo(2);
    }

    @Test
    void opensNoMoreThanTheCapForOneLane() throws SQLException {
        List<Connection> lent = List.of(pool.borrow(ONE), pool.borrow(ONE));
        FutureTask<LaneConnection<Integer>> third = borrowAside(pool, ONE);
        assertThat(server.connected()).isEqualTo(2);
        close(lent.get(0));
        close(resultOf(third));
        close(lent.get(1));
    }

    @Test
    void closesTheLongestIdleOfAnotherLaneWhenTheBudgetIsUsedUp() throws SQLException {
        for (int lane = 0; lane < 4; lane++) {
            pool.borrow(lane).close();
        }
        pool.borrow(0).close();
        pool.borrow(9).close();
        assertThat(server.connected(0)).isOne();
        assertThat(server.connected(1)).as("idle for longest").isZero();
        assertThat(server.connected(9)).isOne();
        assertThat(pool.statistics().steals()).isOne();
    }

    @Test
    void servesTheLaneThatHoldsNothingBeforeTheLaneThatWaitsLonger() throws SQLException {
        List<Connection> lent = List.of(pool.borrow(ONE), pool.borrow(TWO), pool.borrow(TWO), pool.borrow(3));
        FutureTask<LaneConnection<Integer>> rich = borrowAside(pool, ONE);
        FutureTask<LaneConnection<Integer>> poor = borrowAside(pool, 4);
        close(lent.get(1));
        Connection served = resultOf(poor);
        assertThat(rich.isDone()).isFalse();
        close(served);
        lent.forEach(Borrowers::close);
        close(resultOf(rich));
    }

    @Test
    void anIdleConnectionIsSafeFromLanesThatHoldAsManyUntilItsGraceEnds() throws SQLException {
        List<LaneConnection<Integer>> lent =
                List.of(pool.borrow(ONE), pool.borrow(TWO), pool.borrow(3), pool.borrow(4));
        FutureTask<LaneConnection<Integer>> first = borrowAside(pool, ONE);
        FutureTask<LaneConnection<Integer>> second = borrowAside(pool, TWO);
        lent.get(3).close();
        assertThat(pool.statistics().idle()).isOne();
        assertThat(pool.statistics().waiting()).isEqualTo(2);
        clock.addAndGet(Duration.ofMillis(250).toNanos());
        close(resultOf(first));
        close(resultOf(second));
        lent.forEach(Borrowers::close);
    }

    @Test
    void refusesWhenTheTimeIsUpAndSaysHowLongItWaited() throws SQLException {
        List<Connection> lent = List.of(pool.borrow(ONE), pool.borrow(ONE));
        FutureTask<LaneConnection<Integer>> late = borrowAside(pool, ONE);
        clock.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThatExceptionOfType(NoConnectionException.class)
                .isThrownBy(() -> resultOf(late))
                .satisfies(refusal -> assertThat(refusal.waited()).isEqualTo(Duration.ofSeconds(4)));
        assertThat(pool.statistics().timeouts()).isOne();
        assertThat(pool.statistics().waiting()).isZero();
        lent.forEach(Borrowers::close);
    }

    @Test
    void anInterruptedBorrowerLeavesTheQueueAndStaysInterrupted() throws Exception {
        List<Connection> lent = List.of(pool.borrow(ONE), pool.borrow(ONE));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread borrower = Thread.ofVirtual().start(() -> {
            try {
                close(pool.borrow(ONE));
            } catch (SQLException refused) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        await().until(() -> pool.statistics().waiting() == 1);
        borrower.interrupt();
        assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.statistics().waiting()).isZero();
        lent.forEach(Borrowers::close);
        assertThat(pool.statistics().idle()).isEqualTo(2);
    }

    @Test
    void aFailedOpeningGivesItsPlaceToTheNext() throws SQLException {
        server.crash();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> pool.borrow(ONE))
                .withMessage("connection refused");
        assertThat(pool.statistics().open()).isZero();
        assertThat(pool.statistics().failures()).isOne();
        server.restart();
        pool.borrow(ONE).close();
    }

    @Test
    void anErrorInTheDriverLosesNoPlace() {
        LanePool<Integer> failing = new LanePool<>(
                LaneSettings.ofBudget(1),
                (lane, patience) -> {
                    throw new StackOverflowError();
                },
                LaneObserver.NONE,
                clock::get);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> failing.borrow(ONE));
        }
        assertThat(failing.statistics().open()).isZero();
    }

    @Test
    void closesABrokenConnectionAndAsksTheOthersBeforeTheyAreLent() throws SQLException {
        List<LaneConnection<Integer>> lent = List.of(pool.borrow(ONE), pool.borrow(TWO), pool.borrow(3));
        lent.get(1).close();
        lent.get(2).close();
        server.crash();
        server.restart();
        FakeConnection broken = physical(lent.get(0));
        assertThatExceptionOfType(SQLException.class).isThrownBy(broken::work);
        lent.get(0).close();
        try (var replaced = pool.borrow(TWO)) {
            physical(replaced).work();
        }
        assertThat(pool.statistics().broken()).isEqualTo(2);
        pool.sweep();
        assertThat(server.connected(3)).as("in doubt, and nobody asked for it").isZero();
        assertThat(server.connected(TWO)).as("opened after the crash").isOne();
    }

    @Test
    void asksAConnectionThatWasIdleForLongWhetherItWorks() throws SQLException {
        pool.borrow(ONE).close();
        FakeConnection connection = server.accepted.peek();
        pool.borrow(ONE).close();
        assertThat(connection.proofs.get()).isZero();
        clock.addAndGet(Duration.ofMillis(501).toNanos());
        pool.borrow(ONE).close();
        assertThat(connection.proofs.get()).isOne();
    }

    @Test
    void closesWhatIsIdleForTooLongAndForgetsTheLane() throws SQLException {
        pool.borrow(ONE).close();
        clock.addAndGet(Duration.ofSeconds(59).toNanos());
        pool.borrow(TWO).close();
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        pool.sweep();
        assertThat(server.connected(ONE)).isZero();
        assertThat(server.connected(TWO)).isOne();
        assertThat(pool.statistics().lanes()).isOne();
    }

    @Test
    void usesNoConnectionForLongerThanItsLife() throws SQLException {
        // A life ends after 24 to 36 minutes, and the connection with it when it comes back next.
        for (int minute = 0; minute < 38; minute++) {
            clock.addAndGet(Duration.ofMinutes(1).toNanos());
            pool.borrow(ONE).close();
        }
        assertThat(pool.statistics().opens()).isEqualTo(2);
    }

    private LanePool<Integer> pool(int budget, int perLane) {
        LaneSettings settings = LaneSettings.ofBudget(budget).withPerLane(perLane);
        return new LanePool<>(settings, server, LaneObserver.NONE, clock::get);
    }
}
