package in.syncad.common.tenancy.lanes;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// A pool as Micrometer meters. No meter is tagged with a lane: that would be a time series for each school.
///
/// When `lanes.connections.opened` grows by more than a twentieth of `lanes.borrows`, the budget is too small.
public final class LaneMetrics implements LaneObserver {

    private static final Duration[] WAITS = {
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;
    private final Timer waits;
    private final Timer openings;
    private Supplier<LaneStatistics> watched = LaneStatistics::none;

    public LaneMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.waits = Timer.builder("lanes.wait")
                .description("Time that borrowers without an idle connection of their own waited")
                .serviceLevelObjectives(WAITS)
                .register(registry);
        this.openings = Timer.builder("lanes.opening")
                .description("Time that opening a connection took")
                .register(registry);
    }

    /// Call once, with the statistics of the pool that this observes. The pool keeps its observer, and the meters need
    /// no other reference to either.
    public void watch(Supplier<LaneStatistics> statistics) {
        watched = statistics;
        gauge("lanes.budget", "Connections there may be", LaneStatistics::budget);
        gauge("lanes.connections.open", "Connections there are", LaneStatistics::open);
        gauge("lanes.connections.idle", "Connections ready to lend", LaneStatistics::idle);
        gauge("lanes.connections.lent", "Connections in use", LaneStatistics::lent);
        gauge("lanes.waiting", "Borrowers waiting", LaneStatistics::waiting);
        gauge("lanes.active", "Lanes that hold a connection or have a borrower waiting", LaneStatistics::lanes);
        count("lanes.borrows", "Borrowers served", LaneStatistics::borrows);
        count("lanes.timeouts", "Borrowers sent away", LaneStatistics::timeouts);
        count("lanes.connections.opened", "Connections opened", LaneStatistics::opens);
        count("lanes.connections.stolen", "Connections closed for a poorer lane", LaneStatistics::steals);
        count("lanes.connections.failed", "Openings that failed", LaneStatistics::failures);
        count("lanes.connections.broken", "Connections that were found broken", LaneStatistics::broken);
    }

    @Override
    public void waited(long nanoseconds) {
        waits.record(Duration.ofNanos(nanoseconds));
    }

    @Override
    public void opened(long nanoseconds) {
        openings.record(Duration.ofNanos(nanoseconds));
    }

    private void gauge(String name, String description, ToDoubleFunction<LaneStatistics> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.watched.get()))
                .description(description)
                .register(registry);
    }

    private void count(String name, String description, ToDoubleFunction<LaneStatistics> value) {
        FunctionCounter.builder(name, this, metrics -> value.applyAsDouble(metrics.watched.get()))
                .description(description)
                .register(registry);
    }
}
