package in.syncad.common.tenancy.lanes;

import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// The books of the pool: which lane holds what, and what is free. Does no I/O and never waits. Every call is made
/// under the pool's lock and keeps these promises:
///
/// - what the lanes hold and what is free add up to the budget, and no lane holds more than its cap;
/// - while something is free, nobody waits who could have it;
/// - a connection stays in its lane until it is closed, and counts until then.
///
/// The pool closes [what must go][#nextDoomed()] outside the lock, and then says that it is [buried][#buried].
final class Ledger<K> {

    private final LaneSettings settings;
    private final long validateIdleAfter;
    private final LaneRegister<K> lanes = new LaneRegister<>();
    private final Queues<K> queues;
    private final IdleStock<K> idle = new IdleStock<>();
    private final Departures<K> departures = new Departures<>();
    private final Fairness<K> fairness;
    private final Counters counters = new Counters();

    private int free;
    private boolean closed;

    /// Rises when a connection turns out broken: those last proven before are asked before they are lent again.
    private int era;

    Ledger(LaneSettings settings) {
        this.settings = settings;
        this.validateIdleAfter = settings.validateIdleAfter().toNanos();
        this.queues = new Queues<>(settings);
        this.fairness = new Fairness<>(settings, lanes, queues, idle, departures);
        this.free = settings.budget();
    }

    @Nullable
    Slot<K> takeIdle(K key, long now) {
        Lane<K> lane = lanes.find(key);
        return lane == null ? null : takeIdle(lane, now);
    }

    /// The answer may be there at once, or be on its way with a connection that is closed for it.
    Waiter<K> enqueue(K key, Condition answered, long now) {
        Lane<K> lane = lanes.get(key);
        Waiter<K> waiter = queues.add(lane, answered, now);
        Slot<K> own = takeIdle(lane, now);
        if (refuses(lane)) {
            queues.refuseAll(lane);
            lanes.forgetIfEmpty(lane);
        } else if (own != null) {
            queues.poll(lane).take(own);
        } else {
            match(now);
        }
        return waiter;
    }

    void timeOut(Waiter<K> waiter) {
        counters.timeouts++;
        leave(waiter);
    }

    /// Ends the waiting, whatever the answer was, and takes back what was given.
    void abandon(Waiter<K> waiter, long now) {
        switch (waiter.answer()) {
            case NONE -> leave(waiter);
            case CONNECTION -> giveBack(waiter.handed(), true, now);
            case PERMISSION -> release(waiter.lane, now);
            case REFUSED -> {}
        }
    }

    /// @return false when the lane was closed in the meantime, and nothing was noted
    boolean opened(Slot<K> slot, long now) {
        if (refuses(slot.lane)) {
            return false;
        }
        slot.lane.slots.add(slot);
        slot.era = era;
        counters.opens++;
        lend(slot, now);
        return true;
    }

    void openFailed(Permission<K> permission, long now) {
        counters.failures++;
        release(permission.lane(), now);
    }

    void giveBack(Slot<K> slot, boolean sound, long now) {
        if (!slot.isLent()) {
            return; // taken from the borrower when the lane was drained
        }
        Lane<K> lane = slot.lane;
        if (!sound) {
            distrust(slot);
            departures.add(slot);
        } else if (refuses(lane) || slot.isFromOldGeneration() || slot.isExpired(now)) {
            departures.add(slot);
        } else if (lane.waiters.isEmpty()) {
            idle.add(slot, now);
        } else if (fairness.leaves(lane, now)) {
            counters.steals++;
            departures.add(slot);
        } else {
            lend(slot, now);
            queues.poll(lane).take(slot);
        }
        match(now);
    }

    /// A lent connection does not work: its place stays with the borrower, who may open another; null when the
    /// connection was [seized][#seize(Closing)] in the meantime.
    @Nullable
    Permission<K> exchange(Slot<K> slot) {
        if (!slot.isLent()) {
            return null;
        }
        distrust(slot);
        remove(slot);
        return new Permission<>(slot.lane);
    }

    boolean hasDoomed() {
        return departures.areUnclaimed();
    }

    @Nullable
    Slot<K> nextDoomed() {
        return departures.next();
    }

    void buried(Slot<K> slot, long now) {
        departures.closed(slot);
        remove(slot);
        release(slot.lane, now);
    }

    /// Gives what is free to the poorest lanes, then looks for idle connections to close for the lanes that still wait.
    void match(long now) {
        if (queues.isEmpty()) {
            return;
        }
        while (free > 0 && grant(now)) {
            free--;
        }
        counters.steals += fairness.steal(now);
    }

    /// Refuses all waiting and later borrowers of the lane. What is lent stays lent.
    Closing<K> shut(K key) {
        Lane<K> lane = lanes.get(key);
        lane.shut = true;
        lane.switched++;
        lane.generation++;
        emptyOut(lane);
        return new Closing<>(lane, lane.switched);
    }

    void reopen(K key) {
        Lane<K> lane = lanes.get(key);
        lane.shut = false;
        lane.switched++;
        lanes.forgetIfEmpty(lane);
    }

    /// Connections opened so far end when they come back.
    void retire(K key) {
        Lane<K> lane = lanes.find(key);
        if (lane != null) {
            lane.generation++;
            doomIdle(List.copyOf(lane.idle));
        }
    }

    void close() {
        closed = true;
        lanes.all().forEach(this::emptyOut);
    }

    /// Takes what is lent from the borrowers' hands, if the lane is shut since; the caller closes each and says when it
    /// is [buried][#buried].
    List<Slot<K>> seize(Closing<K> closing) {
        if (!closing.isCurrent()) {
            return List.of();
        }
        List<Slot<K>> lent = closing.lane().slots.stream().filter(Slot::isLent).toList();
        lent.forEach(departures::addClaimed);
        return lent;
    }

    /// Dooms what was idle for too long, lived for too long, or was not proven since another connection broke.
    ///
    /// @return connections lent for suspiciously long, each reported once
    List<Slot<K>> sweep(long now) {
        long idleTimeout = settings.idleTimeout().toNanos();
        doomIdle(idle.all(slot -> now - slot.idleSince >= idleTimeout || slot.isExpired(now) || slot.era != era));
        match(now);
        return lanes.newLeaks(now, settings.leakAfter());
    }

    LaneStatistics statistics() {
        int budget = settings.budget();
        return counters.statistics(budget, budget - free, idle.size(), lanes.lent(), queues.size(), lanes.size());
    }

    private boolean refuses(Lane<K> lane) {
        return closed || lane.shut;
    }

    private @Nullable Slot<K> takeIdle(Lane<K> lane, long now) {
        Slot<K> slot = idle.takeYoungest(lane);
        if (slot != null) {
            lend(slot, now);
            slot.doubtful |= now - slot.idleSince > validateIdleAfter;
        }
        return slot;
    }

    private void lend(Slot<K> slot, long now) {
        slot.lend(now, era);
        counters.borrows++;
    }

    private boolean grant(long now) {
        Lane<K> poorest = queues.poorest();
        if (poorest == null) {
            return false;
        }
        poorest.open++;
        poorest.grewAt = now;
        queues.poll(poorest).permit(new Permission<>(poorest));
        return true;
    }

    private void doomIdle(List<Slot<K>> slots) {
        for (Slot<K> slot : slots) {
            idle.remove(slot);
            departures.add(slot);
        }
    }

    private static <K> void remove(Slot<K> slot) {
        slot.state = Slot.State.GONE;
        slot.lane.slots.remove(slot);
    }

    private void leave(Waiter<K> waiter) {
        queues.remove(waiter);
        lanes.forgetIfEmpty(waiter.lane);
    }

    private void release(Lane<K> lane, long now) {
        lane.open--;
        free++;
        match(now);
        lanes.forgetIfEmpty(lane);
    }

    private void distrust(Slot<K> slot) {
        counters.broken++;
        if (slot.era == era) {
            era++;
        }
    }

    private void emptyOut(Lane<K> lane) {
        queues.refuseAll(lane);
        doomIdle(List.copyOf(lane.idle));
        lanes.forgetIfEmpty(lane);
    }
}
