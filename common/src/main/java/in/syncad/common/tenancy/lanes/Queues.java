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
    private final Set<Lane<K>> waiting = new LinkedHashSet<>();
    private long tickets;

    Queues(int perLane) {
        this.perLane = perLane;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.stream().mapToInt(lane -> lane.waiters.size()).sum();
    }

    Waiter<K> add(Lane<K> lane, Condition answered) {
        Waiter<K> waiter = new Waiter<>(lane, ++tickets, answered);
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
    /// @param takingTurns also counts the lanes that would hold as much and are due before it
    int waitingBefore(Lane<K> holder, boolean takingTurns) {
        int before = 0;
        int left = holder.keeps() - 1;
        long rank = takingTurns ? holder.rank() : Long.MIN_VALUE;
        for (Lane<K> lane : waiting) {
            if (lane != holder && lane.open < perLane && isBefore(lane, left, rank)) {
                before++;
            }
        }
        return before;
    }

    /// How many connections the waiting lanes could open now, were they free.
    int demand() {
        int demand = 0;
        for (Lane<K> lane : waiting) {
            demand += Math.min(lane.waiters.size(), perLane - lane.open);
        }
        return demand;
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
