package in.syncad.common.tenancy.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/// Whose turn it is when connections are scarce.
class LaneFairnessTests {

    private static final int RICH = 1;
    private static final int POOR = 2;
    private static final int QUIET = 3;

    private final LaneSettings settings = LaneSettings.ofBudget(6).withPerLane(4);
    private final Ledger<Integer> ledger = new Ledger<>(settings);
    private final FakeServer server = new FakeServer();
    private final Condition answered;
    private long now;

    LaneFairnessTests() {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        answered = lock.newCondition();
    }

    @Test
    void aLaneThatHoldsNothingIsServedBeforeTheOwnQueueOfARicherOne() throws SQLException {
        List<Slot<Integer>> rich = open(RICH, 3);
        open(QUIET, 3);
        Waiter<Integer> own = ask(RICH);
        Waiter<Integer> poor = ask(POOR);
        giveBack(rich.getFirst());
        assertThat(closeDoomed()).containsExactly(rich.getFirst());
        assertThat(poor.answer()).isEqualTo(Waiter.Answer.PERMISSION);
        assertThat(own.isWaiting()).isTrue();
    }

    @Test
    void lanesThatHoldAlmostTheSameServeTheirOwnQueuesInsteadOfSwapping() throws SQLException {
        List<Slot<Integer>> two = open(RICH, 2);
        open(POOR, 1);
        open(QUIET, 3);
        ask(POOR);
        Waiter<Integer> own = ask(RICH);
        pass(Duration.ofSeconds(2));
        giveBack(two.getFirst());
        assertThat(own.handed()).isSameAs(two.getFirst());
        assertThat(closeDoomed()).isEmpty();
    }

    @Test
    void whenThereAreMoreLanesThanConnectionsTheyTakeTurnsNowAndThen() throws SQLException {
        List<Slot<Integer>> all = new ArrayList<>();
        for (int lane = 10; lane < 16; lane++) {
            all.addAll(open(lane, 1));
        }
        Waiter<Integer> poor = ask(POOR);
        Waiter<Integer> own = ask(10);
        giveBack(all.getFirst());
        assertThat(own.handed()).as("kept for a while").isSameAs(all.getFirst());
        Waiter<Integer> ownAgain = ask(10);
        pass(settings.residencyGrace());
        giveBack(all.getFirst());
        assertThat(closeDoomed()).containsExactly(all.getFirst());
        assertThat(poor.answer()).isEqualTo(Waiter.Answer.PERMISSION);
        assertThat(ownAgain.isWaiting()).isTrue();
    }

    @Test
    void aLaneWithALongQueueTakesTurnsWithOneThatHoldsAsLittle() throws SQLException {
        List<Slot<Integer>> others = open(QUIET, 4);
        others.addAll(open(9, 2));
        List<Waiter<Integer>> crowd = List.of(ask(RICH), ask(RICH), ask(RICH));
        Waiter<Integer> late = ask(POOR);
        giveBack(others.get(0));
        giveBack(others.get(1));
        closeDoomed();
        assertThat(crowd.get(0).answer()).isEqualTo(Waiter.Answer.PERMISSION);
        assertThat(late.answer()).isEqualTo(Waiter.Answer.PERMISSION);
        assertThat(crowd.get(1).isWaiting()).isTrue();
    }

    @Test
    void aSingleBorrowerTakesTheLongestIdleOfAll() throws SQLException {
        List<Slot<Integer>> quiet = open(QUIET, 1);
        open(RICH, 4);
        quiet.addAll(open(9, 1));
        quiet.forEach(this::giveBack);
        ask(POOR);
        assertThat(closeDoomed()).containsExactly(quiet.getFirst());
    }

    @Test
    void aLaneThatHoldsSomethingFirstWaitsWhetherItComesBack() throws SQLException {
        List<Slot<Integer>> quiet = open(QUIET, 1);
        open(RICH, 3);
        open(9, 2);
        quiet.forEach(this::giveBack);
        pass(Duration.ofSeconds(1));
        ask(RICH);
        assertThat(closeDoomed()).isEmpty();
        pass(settings.patience());
        assertThat(closeDoomed()).isEqualTo(quiet);
    }

    @Test
    void theFirstOfACrowdToLoseItsPatienceTakesNothingFromOneThatHoldsLess() throws SQLException {
        List<Slot<Integer>> quiet = open(QUIET, 1);
        open(RICH, 3);
        open(9, 2);
        quiet.forEach(this::giveBack);
        ask(RICH);
        pass(Duration.ofMillis(1));
        ask(9);
        pass(settings.patience().minusMillis(1));
        assertThat(closeDoomed()).isEmpty();
        pass(settings.residencyGrace());
        assertThat(closeDoomed()).as("idle for longer than its grace").isEqualTo(quiet);
    }

    @Test
    void whileManyWaitALaneThatHoldsNothingWaitsForARicherOneBeforeItTakesTheOnlyConnectionOfAnother()
            throws SQLException {
        List<Slot<Integer>> quiet = open(QUIET, 1);
        quiet.addAll(open(9, 1));
        open(RICH, 4);
        Waiter<Integer> other = ask(8);
        Waiter<Integer> poor = ask(POOR);
        quiet.forEach(this::giveBack);
        assertThat(closeDoomed()).as("a richer lane will give").isEmpty();
        pass(settings.patience());
        assertThat(closeDoomed()).as("it did not").hasSize(2);
        assertThat(other.answer()).isEqualTo(Waiter.Answer.PERMISSION);
        assertThat(poor.answer()).isEqualTo(Waiter.Answer.PERMISSION);
    }

    @Test
    void noMoreIdleConnectionsAreClosedThanPoorerLanesCanUse() throws SQLException {
        List<Slot<Integer>> quiet = open(QUIET, 1);
        quiet.addAll(open(9, 1));
        quiet.addAll(open(10, 1));
        open(RICH, 3);
        ask(RICH);
        ask(9);
        quiet.subList(0, 1).forEach(this::giveBack);
        quiet.subList(2, 3).forEach(this::giveBack);
        assertThat(closeDoomed()).as("nobody who waits holds less").isEmpty();
        ask(POOR);
        ask(POOR);
        ask(POOR);
        pass(settings.patience());
        assertThat(closeDoomed()).as("one, and then it holds as much").hasSize(1);
    }

    private List<Slot<Integer>> open(int lane, int count) throws SQLException {
        List<Slot<Integer>> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Permission<Integer> permission = ask(lane).permission();
            Session session = new Session(server.open(lane, settings.acquireTimeout()));
            Slot<Integer> slot =
                    new Slot<>(permission, session, now + Duration.ofHours(1).toNanos());
            assertThat(ledger.opened(slot, now)).isTrue();
            opened.add(slot);
        }
        return opened;
    }

    private Waiter<Integer> ask(int lane) {
        return ledger.enqueue(lane, answered, now);
    }

    private void giveBack(Slot<Integer> slot) {
        ledger.giveBack(slot, true, now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
        ledger.match(now);
    }

    private List<Slot<Integer>> closeDoomed() {
        List<Slot<Integer>> closed = new ArrayList<>();
        for (Slot<Integer> slot = ledger.nextDoomed(); slot != null; slot = ledger.nextDoomed()) {
            closed.add(slot);
            ledger.buried(slot, now);
        }
        return closed;
    }
}
