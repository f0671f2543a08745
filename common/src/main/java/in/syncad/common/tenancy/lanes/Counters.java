package in.syncad.common.tenancy.lanes;

/// What happened since the pool was made. Guarded by the pool's lock.
final class Counters {

    long borrows;
    long opens;
    long steals;
    long timeouts;
    long failures;
    long broken;

    LaneStatistics statistics(int budget, int open, int idle, int lent, int waiting, int lanes) {
        return new LaneStatistics(
                budget, open, idle, lent, waiting, lanes, borrows, opens, steals, timeouts, failures, broken);
    }
}
