package in.syncad.common.tenancy.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All idle connections, longest idle first: those of each lane in the lane itself, and those of all lanes in a list
/// threaded through the slots, because each borrow and each return passes here. Guarded by the pool's lock.
final class IdleStock<K> {

    private @Nullable Slot<K> oldest;
    private @Nullable Slot<K> youngest;
    private int size;

    int size() {
        return size;
    }

    void add(Slot<K> slot, long now) {
        slot.state = Slot.State.IDLE;
        slot.idleSince = now;
        slot.lane.idle.addLast(slot);
        slot.older = youngest;
        if (youngest == null) {
            oldest = slot;
        } else {
            youngest.younger = slot;
        }
        youngest = slot;
        size++;
    }

    /// The lane's connection that was used last, so that the others may grow old and leave.
    @Nullable
    Slot<K> takeYoungest(Lane<K> lane) {
        Slot<K> slot = lane.idle.pollLast();
        if (slot != null) {
            unlink(slot);
        }
        return slot;
    }

    void remove(Slot<K> slot) {
        slot.lane.idle.remove(slot);
        unlink(slot);
    }

    @Nullable
    Slot<K> oldest() {
        return oldest;
    }

    List<Slot<K>> all(Predicate<Slot<K>> condition) {
        List<Slot<K>> found = new ArrayList<>();
        for (Slot<K> slot = oldest; slot != null; slot = slot.younger) {
            if (condition.test(slot)) {
                found.add(slot);
            }
        }
        return found;
    }

    private void unlink(Slot<K> slot) {
        Slot<K> before = slot.older;
        Slot<K> after = slot.younger;
        if (before == null) {
            oldest = after;
        } else {
            before.younger = after;
        }
        if (after == null) {
            youngest = before;
        } else {
            after.older = before;
        }
        slot.older = null;
        slot.younger = null;
        size--;
    }
}
