package in.syncad.common.tenancy.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.tenancy.lanes.Waiter.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Plays any sequence of events against a [Ledger], in the role of the pool and of all its borrowers, and checks after
/// each event what the ledger promises. An event is a kind and a number that says which lane, borrower or connection it
/// happens to.
final class LedgerHistory {

    enum Kind {
        BORROW,
        WAKE_UP,
        TIME_OUT,
        ABANDON,
        FINISH_OPENING,
        FAIL_OPENING,
        GIVE_BACK,
        GIVE_BACK_BROKEN,
        FIND_BROKEN,
        CLOSE_DOOMED,
        PASS_TIME,
        SWEEP,
        SHUT,
        SEIZE,
        REOPEN,
        RETIRE
    }

    record Event(Kind kind, int which) {}

    static final int LANES = 5;
    private static final long TIME_STEP = 100_000_000;

    private final LaneSettings settings;
    private final Ledger<Integer> ledger;
    private final FakeServer server = new FakeServer();
    private final Condition answered;
    private long now = -1_000;

    private final List<Waiter<Integer>> waiters = new ArrayList<>();
    private final List<Permission<Integer>> openings = new ArrayList<>();
    private final List<Slot<Integer>> opened = new ArrayList<>();
    /// In the hands of borrowers, some of whom do not know that the connection was seized.
    private final List<Slot<Integer>> held = new ArrayList<>();
    private final List<Slot<Integer>> closing = new ArrayList<>();

    LedgerHistory(LaneSettings settings) {
        this.settings = settings;
        this.ledger = new Ledger<>(settings);
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        this.answered = lock.newCondition();
    }

    void play(Event event) {
        int which = event.which();
        switch (event.kind()) {
            case BORROW -> borrow(which % LANES);
            case WAKE_UP -> waiter(which, waiter -> !waiter.isWaiting()).ifPresent(this::wakeUp);
            case TIME_OUT -> waiter(which, Waiter::isWaiting).ifPresent(this::timeOut);
            case ABANDON -> waiter(which, waiter -> true).ifPresent(this::abandon);
            case FINISH_OPENING -> remove(openings, which).ifPresent(this::finishOpening);
            case FAIL_OPENING -> remove(openings, which).ifPresent(opening -> ledger.openFailed(opening, now));
            case GIVE_BACK -> remove(held, which).ifPresent(slot -> ledger.giveBack(slot, true, now));
            case GIVE_BACK_BROKEN -> remove(held, which).ifPresent(slot -> ledger.giveBack(slot, false, now));
            case FIND_BROKEN -> remove(held, which).map(ledger::exchange).ifPresent(openings::add);
            case CLOSE_DOOMED -> remove(closing, which).ifPresent(slot -> ledger.buried(slot, now));
            case PASS_TIME -> passTime(which % 4);
            case SWEEP -> ledger.sweep(now);
            case SHUT -> ledger.shut(which % LANES);
            case SEIZE -> closing.addAll(ledger.seize(ledger.shut(which % LANES)));
            case REOPEN -> ledger.reopen(which % LANES);
            case RETIRE -> ledger.retire(which % LANES);
        }
        for (Slot<Integer> slot = ledger.nextDoomed(); slot != null; slot = ledger.nextDoomed()) {
            closing.add(slot);
        }
        opened.removeIf(slot -> slot.state == Slot.State.GONE);
        check();
    }

    /// Everybody gives back and everything is closed: the whole budget must be free again, and every lane forgotten.
    void end() {
        repeatWhile(waiters, Kind.ABANDON);
        repeatWhile(openings, Kind.FAIL_OPENING);
        for (int lane = 0; lane < LANES; lane++) {
            play(new Event(Kind.SEIZE, lane));
            play(new Event(Kind.REOPEN, lane));
        }
        repeatWhile(closing, Kind.CLOSE_DOOMED);
        assertThat(ledger.statistics().open()).isZero();
        assertThat(ledger.statistics().lanes()).isZero();
    }

    private void repeatWhile(List<?> some, Kind kind) {
        while (!some.isEmpty()) {
            play(new Event(kind, 0));
        }
    }

    private void borrow(int lane) {
        Slot<Integer> idle = ledger.takeIdle(lane, now);
        if (idle == null) {
            waiters.add(ledger.enqueue(lane, answered, now));
        } else {
            assertThat(idle.lane.key).as("the lane of an idle connection").isEqualTo(lane);
            held.add(idle);
        }
    }

    private void wakeUp(Waiter<Integer> waiter) {
        waiters.remove(waiter);
        switch (waiter.answer()) {
            case PERMISSION -> openings.add(waiter.permission());
            case CONNECTION -> held.add(waiter.handed());
            case REFUSED, NONE -> {}
        }
    }

    private void timeOut(Waiter<Integer> waiter) {
        ledger.timeOut(waiter);
        waiters.remove(waiter);
    }

    private void abandon(Waiter<Integer> waiter) {
        ledger.abandon(waiter, now);
        waiters.remove(waiter);
    }

    private void finishOpening(Permission<Integer> opening) {
        Slot<Integer> slot = new Slot<>(opening, session(opening), now + 20 * TIME_STEP);
        if (ledger.opened(slot, now)) {
            opened.add(slot);
            held.add(slot);
        } else {
            ledger.openFailed(opening, now);
        }
    }

    private Session session(Permission<Integer> opening) {
        try {
            return new Session(server.open(opening.lane().key, settings.acquireTimeout()));
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void passTime(int steps) {
        now += steps * TIME_STEP;
        ledger.match(now);
    }

    private void check() {
        LaneStatistics statistics = ledger.statistics();
        long permissions = openings.size() + count(Answer.PERMISSION);
        assertThat(statistics.open())
                .as("every place is accounted for")
                .isEqualTo((int) permissions + statistics.lent() + closing.size() + statistics.idle());
        assertThat(Stream.concat(held.stream(), onTheirWay()).filter(Slot::isLent))
                .as("each connection that is lent is in one borrower's hands")
                .doesNotHaveDuplicates()
                .hasSize(statistics.lent());
        assertThat(statistics.open()).as("the budget").isBetween(0, settings.budget());
        assertThat(statistics.waiting()).as("waiting").isEqualTo((int) count(Answer.NONE));
        opened.forEach(slot -> assertThat(slot.lane.open).as("the cap").isBetween(1, settings.perLane()));
        waiters.forEach(waiter -> check(waiter, statistics));
    }

    private void check(Waiter<Integer> waiter, LaneStatistics statistics) {
        Lane<Integer> lane = waiter.lane;
        switch (waiter.answer()) {
            case CONNECTION -> assertThat(waiter.handed().lane).isSameAs(lane);
            case PERMISSION -> assertThat(waiter.permission().lane()).isSameAs(lane);
            case REFUSED -> {}
            case NONE -> {
                assertThat(lane.idle).as("idle beside a waiter").isEmpty();
                boolean mayOpen = lane.open < settings.perLane();
                assertThat(mayOpen && statistics.open() < settings.budget())
                        .as("a place is free, and somebody waits who could have it")
                        .isFalse();
                boolean patient = lane.keeps() > 0
                        && now - waiter.since < settings.patience().toNanos();
                assertThat(mayOpen && !patient && closing.isEmpty() && isAnyIdleBeyondGrace())
                        .as("an idle connection outlived its grace, and somebody waits who could have its place")
                        .isFalse();
            }
        }
    }

    private boolean isAnyIdleBeyondGrace() {
        long grace = settings.residencyGrace().toNanos();
        return opened.stream().anyMatch(slot -> slot.state == Slot.State.IDLE && now - slot.idleSince >= grace);
    }

    private long count(Answer answer) {
        return waiters.stream().filter(waiter -> waiter.answer() == answer).count();
    }

    private Stream<Slot<Integer>> onTheirWay() {
        return waiters.stream()
                .filter(waiter -> waiter.answer() == Answer.CONNECTION)
                .map(Waiter::handed);
    }

    private Optional<Waiter<Integer>> waiter(int which, Predicate<Waiter<Integer>> condition) {
        return pick(waiters, which, condition);
    }

    private static <T> Optional<T> pick(List<T> all, int which, Predicate<T> condition) {
        List<T> some = all.stream().filter(condition).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(which % some.size()));
    }

    private static <T> Optional<T> remove(List<T> all, int which) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.remove(which % all.size()));
    }
}
