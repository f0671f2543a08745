package in.syncad.common.tenancy.lanes;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lanes that hold something, have somebody waiting, or are shut. All others are not here. Guarded by the pool's
/// lock.
final class LaneRegister<K> {

    private final Map<K, Lane<K>> lanes = new HashMap<>();

    Lane<K> get(K key) {
        return lanes.computeIfAbsent(key, Lane::new);
    }

    @Nullable
    Lane<K> find(K key) {
        return lanes.get(key);
    }

    void forgetIfEmpty(Lane<K> lane) {
        if (lane.isEmpty() && !lane.shut) {
            lanes.remove(lane.key);
        }
    }

    Collection<Lane<K>> all() {
        return List.copyOf(lanes.values());
    }

    int size() {
        return lanes.size();
    }

    /// What the richest lane will hold when all that is doomed is closed.
    int mostKept() {
        int most = 0;
        for (Lane<K> lane : lanes.values()) {
            most = Math.max(most, lane.keeps());
        }
        return most;
    }

    int lent() {
        return (int) slots().filter(Slot::isLent).count();
    }

    /// What was lent before that long and was not reported yet.
    List<Slot<K>> newLeaks(long now, Duration allowed) {
        List<Slot<K>> leaks =
                slots().filter(slot -> slot.isUnreportedLeak(now, allowed)).toList();
        leaks.forEach(slot -> slot.leakReported = true);
        return leaks;
    }

    private Stream<Slot<K>> slots() {
        return lanes.values().stream().flatMap(lane -> lane.slots.stream());
    }
}
