package in.syncad.common.tenancy.lanes;

/// One shutting of a lane, from then until the lane is reopened or shut again. Guarded by the pool's lock.
///
/// @param number of the lane's switchings
record Closing<K>(Lane<K> lane, int number) {

    boolean isCurrent() {
        return lane.switched == number;
    }

    /// Nothing is left to wait for.
    boolean isDone() {
        return lane.isEmpty() || !isCurrent();
    }
}
