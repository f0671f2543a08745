package in.syncad.common.tenancy.lanes;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Connections on their way out. Nobody can have them any more, but each counts until it is closed. Guarded by the
/// pool's lock.
final class Departures<K> {

    private final Deque<Slot<K>> unclaimed = new ArrayDeque<>();
    private int underway;

    /// All that are not yet closed: so many places will be free soon.
    int underway() {
        return underway;
    }

    /// Somebody will [claim][#next()] it and close it.
    void add(Slot<K> slot) {
        addClaimed(slot);
        unclaimed.add(slot);
    }

    /// The caller closes it.
    void addClaimed(Slot<K> slot) {
        slot.state = Slot.State.DOOMED;
        slot.lane.doomed++;
        underway++;
    }

    boolean areUnclaimed() {
        return !unclaimed.isEmpty();
    }

    @Nullable
    Slot<K> next() {
        return unclaimed.poll();
    }

    void closed(Slot<K> slot) {
        slot.lane.doomed--;
        underway--;
    }
}
