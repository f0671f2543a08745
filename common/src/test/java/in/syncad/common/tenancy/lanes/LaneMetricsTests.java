package in.syncad.common.tenancy.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LaneMetricsTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LaneMetrics metrics = new LaneMetrics(registry);
    private final LanePool<Integer> pool =
            new LanePool<>(LaneSettings.ofBudget(3), new FakeServer(), metrics, System::nanoTime);

    @Test
    void showsWhatThePoolHoldsAndDid() throws SQLException {
        metrics.watch(pool::statistics);
        try (var first = pool.borrow(1);
                var second = pool.borrow(2)) {
            first.close();
            assertThat(registry.get("lanes.connections.lent").gauge().value()).isEqualTo(1);
            assertThat(registry.get("lanes.connections.idle").gauge().value()).isEqualTo(1);
            assertThat(second.isClosed()).isFalse();
        }
        pool.borrow(1).close();
        assertThat(registry.get("lanes.borrows").functionCounter().count()).isEqualTo(3);
        assertThat(registry.get("lanes.connections.opened").functionCounter().count())
                .isEqualTo(2);
        assertThat(registry.get("lanes.wait").timer().count()).isEqualTo(2);
        assertThat(registry.get("lanes.opening").timer().count()).isEqualTo(2);
    }

    @Test
    void hasNoMoreMetersForMoreLanes() throws SQLException {
        metrics.watch(pool::statistics);
        int before = registry.getMeters().size();
        for (int lane = 0; lane < 100; lane++) {
            pool.borrow(lane).close();
        }
        assertThat(registry.getMeters()).hasSize(before);
    }
}
