package in.syncad.common.tenancy.lanes;

/// Hears how long borrowers wait. Called outside the pool's lock, only when a borrower did not find an idle
/// connection of its own lane; must be quick and must not throw.
public interface LaneObserver {

    LaneObserver NONE = new LaneObserver() {
        @Override
        public void waited(long nanoseconds) {}

        @Override
        public void opened(long nanoseconds) {}
    };

    /// Time from asking until a connection, the permission to open one, or a refusal came.
    void waited(long nanoseconds);

    /// Time that a successful opening took.
    void opened(long nanoseconds);
}
