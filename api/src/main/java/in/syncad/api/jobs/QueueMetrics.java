package in.syncad.api.jobs;

import in.syncad.api.jobs.Attempt.Ending;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// `syncad.jobs.*` by lane: what waits and since when, over all nodes, as it was looked at in the background; and how
/// the attempts of this node ended.
@Component
class QueueMetrics implements DisposableBean {

    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final String LANE = "lane";

    private final MeterRegistry registry;
    private final QueueStore store;
    private final Clock clock;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("queue-metrics").factory());
    private volatile Map<JobLane, LaneState> states = Map.of();

    QueueMetrics(MeterRegistry registry, QueueStore store, Clock clock) {
        this.registry = registry;
        this.store = store;
        this.clock = clock;
        for (JobLane lane : JobLane.values()) {
            gauge(lane, "due", LaneState::due);
            gauge(lane, "later", LaneState::later);
            gauge(lane, "running", LaneState::running);
            gauge(lane, "failing", LaneState::failing);
            gauge(lane, "given.up", LaneState::givenUp);
            gauge(
                    lane,
                    "oldest.due.seconds",
                    state -> state.oldestDue()
                            .map(Duration::toMillis)
                            .map(millis -> millis / 1000.0)
                            .orElse(0.0));
        }
        looker.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void ended(Attempt attempt, Ending ending) {
        Timer.builder("syncad.jobs.attempts")
                .tags(Tags.of(LANE, attempt.lane().code(), "job", attempt.job(), "ending", ending.code()))
                .register(registry)
                .record(attempt.took());
    }

    private void gauge(JobLane lane, String name, ToDoubleFunction<LaneState> value) {
        Gauge.builder(
                        "syncad.jobs." + name,
                        this,
                        metrics -> metrics.state(lane).map(value::applyAsDouble).orElse(Double.NaN))
                .tag(LANE, lane.code())
                .register(registry);
    }

    private Optional<LaneState> state(JobLane lane) {
        return Optional.ofNullable(states.get(lane));
    }

    private void look() {
        Map<JobLane, LaneState> found = new EnumMap<>(JobLane.class);
        try {
            store.states(clock.instant()).forEach(state -> found.put(state.lane(), state));
        } catch (DataAccessException away) {
            // Not known then, which is what the gauges say.
        }
        states = found;
    }

    @Override
    public void destroy() {
        looker.shutdownNow();
    }
}
