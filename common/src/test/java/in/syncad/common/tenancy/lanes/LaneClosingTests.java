package in.syncad.common.tenancy.lanes;

import static in.syncad.common.tenancy.lanes.Borrowers.borrowAside;
import static in.syncad.common.tenancy.lanes.Borrowers.physical;
import static in.syncad.common.tenancy.lanes.Borrowers.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suspending a lane, changing its credentials, closing the pool.
@Timeout(30)
class LaneClosingTests {

    private static final int ONE = 1;
    private static final int TWO = 2;

    private final FakeServer server = new FakeServer();
    private final LanePool<Integer> pool =
            new LanePool<>(LaneSettings.ofBudget(4).withPerLane(2), server, LaneObserver.NONE, System::nanoTime);

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
        FutureTask<Integer> drain = new FutureTask<>(() -> pool.drain(ONE, Duration.ofSeconds(20)));
        Thread.ofVirtual().start(drain);
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
        assertThat(pool.drain(ONE, Duration.ofMillis(1))).isOne();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> physical(stuck).work());
        assertThat(pool.statistics().open()).isZero();
        stuck.close();
        assertThat(pool.statistics().open()).isZero();
        pool.reopen(ONE);
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
}
