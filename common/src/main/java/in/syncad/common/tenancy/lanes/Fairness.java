package in.syncad.common.tenancy.lanes;

/// Which connections must leave their lane for a poorer one. Leaving means being closed, so that the other lane may
/// open
/// one: that costs both, and is asked for only while somebody waits. Guarded by the pool's lock.
final class Fairness<K> {

    private final long residencyGrace;
    private final long patience;
    private final LaneRegister<K> lanes;
    private final Queues<K> queues;
    private final IdleStock<K> idle;
    private final Departures<K> departures;

    Fairness(
            LaneSettings settings,
            LaneRegister<K> lanes,
            Queues<K> queues,
            IdleStock<K> idle,
            Departures<K> departures) {
        this.residencyGrace = settings.residencyGrace().toNanos();
        this.patience = settings.patience().toNanos();
        this.lanes = lanes;
        this.queues = queues;
        this.idle = idle;
        this.departures = departures;
    }

    /// Whether a connection that was just given back leaves, although its own lane waits for it. When there are
    /// more lanes than connections they take turns, but each keeps what it got for a while: opening costs more than
    /// being fair to the last query is worth.
    boolean leaves(Lane<K> lane, long now) {
        boolean takingTurns = now - lane.grewAt >= residencyGrace;
        return queues.waitingBefore(lane, takingTurns) > departures.underway();
    }

    /// Makes idle connections leave, the longest idle first: all that have outlived their grace; within it, those of
    /// richer lanes; and any one when a single borrower waits.
    ///
    /// @return how many
    int steal(long now) {
        int stolen = 0;
        int unmet = queues.demand(now) - departures.underway();
        boolean uncontested = queues.room() - departures.underway() == 1;
        for (Slot<K> slot = idle.oldest(), next; slot != null && stolen < unmet; slot = next) {
            next = slot.younger;
            if (uncontested || now - slot.idleSince >= residencyGrace || isDueToPoorer(slot.lane, now)) {
                idle.remove(slot);
                departures.add(slot);
                stolen++;
            }
        }
        return stolen;
    }

    /// A lane that will hold less than this one even then may have its idle connection at once. One that would just
    /// change places with it waits for a richer lane, if there is any, for a while.
    private boolean isDueToPoorer(Lane<K> lane, long now) {
        int keeps = lane.keeps();
        return queues.demandBelow(keeps - 1, now) > departures.underway()
                || (queues.demandBelow(keeps, now) > departures.underway()
                        && (lanes.mostKept() <= keeps || queues.waitOfNext(now) >= patience));
    }
}
