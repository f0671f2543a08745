package in.syncad.common.tenancy.lanes;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// Who waits, and whose turn it is: the lane that holds the fewest connections goes first, and among equals the one
/// of the lowest [rank][Lane#rank()]. A lane at its cap waits for its own connections only. Guarded by the pool's lock.
///
/// The searches look at every lane in which somebody waits; they are made only while somebody waits.
final class Queues<K> {

    private final int perLane;
    private final long patience;
    private final Set<Lane<K>> waiting = new LinkedHashSet<>();
    private long tickets;

    Queues(LaneSettings settings) {
        this.perLane = settings.perLane();
        this.patience = settings.patience().toNanos();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.stream().mapToInt(lane -> lane.waiters.size()).sum();
    }

    Waiter<K> add(Lane<K> lane, Condition answered, long now) {
        Waiter<K> waiter = new Waiter<>(lane, ++tickets, now, answered);
        lane.waiters.addLast(waiter);
        waiting.add(lane);
        return waiter;
    }

    /// The lane's oldest waiter, which is about to be served.
    Waiter<K> poll(Lane<K> lane) {
        Waiter<K> first = lane.waiters.removeFirst();
        lane.lastTurn = ++tickets;
        leaveIfEmpty(lane);
        return first;
    }

    void remove(Waiter<K> waiter) {
        waiter.lane.waiters.remove(waiter);
        leaveIfEmpty(waiter.lane);
    }

    void refuseAll(Lane<K> lane) {
        lane.waiters.forEach(Waiter::refuse);
        lane.waiters.clear();
        leaveIfEmpty(lane);
    }

    /// The lane to which the next free permission belongs.
    @Nullable
    Lane<K> poorest() {
        Lane<K> poorest = null;
        for (Lane<K> lane : waiting) {
            if (lane.open < perLane && (poorest == null || isBefore(lane, poorest.keeps(), poorest.rank()))) {
                poorest = lane;
            }
        }
        return poorest;
    }

    /// How many lanes would hold less than this one even if it gave up one connection.
    ///
    /// @param takingTurns also counts lanes that hold nothing and are due before this one, if it holds just one
    int waitingBefore(Lane<K> holder, boolean takingTurns) {
        int before = 0;
        int left = holder.keeps() - 1;
        long rank = takingTurns && left == 0 ? holder.rank() : Long.MIN_VALUE;
        for (Lane<K> lane : waiting) {
            if (lane != holder && lane.open < perLane && isBefore(lane, left, rank)) {
                before++;
            }
        }
        return before;
    }

    /// How many connections the waiting lanes could open now, were they free.
    int room() {
        int room = 0;
        for (Lane<K> lane : waiting) {
            room += Math.min(perLane - lane.open, lane.waiters.size());
        }
        return room;
    }

    /// How many connections should be closed elsewhere so that the waiting lanes can open theirs. A lane that holds
    /// some
    /// first waits whether one of them comes back: that is mostly sooner than a new one is open.
    int demand(long now) {
        return demandBelow(perLane + 1, now);
    }

    /// How many of those before each of the lanes holds that many.
    int demandBelow(int holdings, long now) {
        int demand = 0;
        for (Lane<K> lane : waiting) {
            int room = Math.min(perLane - lane.open, holdings - lane.keeps());
            demand += Math.clamp(room, 0, impatient(lane, now));
        }
        return demand;
    }

    private int impatient(Lane<K> lane, long now) {
        int impatient = 0;
        for (Waiter<K> waiter : lane.waiters) {
            if (now - waiter.since < patience || impatient == perLane) {
                break;
            }
            impatient++;
        }
        return lane.keeps() == 0 ? Math.max(impatient, 1) : impatient;
    }

    /// How long the lane that is next has been waiting.
    long waitOfNext(long now) {
        Lane<K> next = poorest();
        return next == null ? 0 : now - next.waiters.getFirst().since;
    }

    private boolean isBefore(Lane<K> lane, int keeps, long rank) {
        int difference = lane.keeps() - keeps;
        return difference < 0 || (difference == 0 && lane.rank() < rank);
    }

    private void leaveIfEmpty(Lane<K> lane) {
        if (lane.waiters.isEmpty()) {
            waiting.remove(lane);
        }
    }
}
