package in.syncad.bench.lanes;

import in.syncad.common.tenancy.lanes.LaneObserver;
import in.syncad.common.tenancy.lanes.LanePool;
import in.syncad.common.tenancy.lanes.LaneSettings;
import java.sql.Connection;
import java.sql.SQLException;

/// The product's pool.
final class PoolOfLanes implements SchoolPool {

    private final LanePool<Integer> lanes;

    PoolOfLanes(Schools schools, int budget) {
        this.lanes = LanePool.start(LaneSettings.ofBudget(budget), schools, LaneObserver.NONE);
    }

    @Override
    public void use(int school, Work work) throws SQLException {
        try (Connection connection = lanes.borrow(school)) {
            work.on(connection);
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}
