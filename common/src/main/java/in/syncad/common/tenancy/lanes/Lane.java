package in.syncad.common.tenancy.lanes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The books of one lane. Guarded by the pool's lock.
final class Lane<K> {

    final K key;

    /// All physical connections, at most the lane's cap.
    final List<Slot<K>> slots = new ArrayList<>(2);

    /// Longest idle first. Empty while somebody waits.
    final Deque<Slot<K>> idle = new ArrayDeque<>(2);

    final Deque<Waiter<K>> waiters = new ArrayDeque<>(2);

    /// Counts against the cap and the budget: connections being opened, lent, idle and being closed.
    int open;

    /// Of [#open], those being closed.
    int doomed;

    /// Rises when connections opened so far must not be used again.
    int generation;

    boolean shut;

    /// How often it was shut or reopened.
    int switched;

    /// When this lane was last given something, as a ticket number; see [#rank()].
    long lastTurn;

    /// When this lane was last given a place of its own, in nanoseconds.
    long grewAt;

    Lane(K key) {
        this.key = key;
    }

    /// What the lane will still hold when all that is doomed is closed.
    int keeps() {
        return open - doomed;
    }

    boolean isEmpty() {
        return open == 0 && waiters.isEmpty();
    }

    /// Among lanes that hold equally many, the lower rank is served first: the oldest waiter, but no older than the
    /// lane's last turn. So a lane with a long queue takes turns with a lane where one borrower waits.
    long rank() {
        Waiter<K> first = waiters.peekFirst();
        return first == null ? Long.MAX_VALUE : Math.max(first.ticket, lastTurn);
    }
}
