package in.syncad.provisioning.orphans;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Orphans as meters: `orphans` by kind and by whether the registry proves whose they are, and `orphans.removed` and
/// `orphans.failed` by kind. The node that swept last shows the gauges; on the others they have no value.
@Component
class OrphanMetrics {

    private static final Duration FRESH = Duration.ofHours(3);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Kind, Count> counts = new ConcurrentHashMap<>();

    private record Count(Instant at, long proven, long unproven) {}

    OrphanMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            gauge(kind, true);
            gauge(kind, false);
        }
    }

    /// What is left after the sweep.
    void left(Kind kind, List<Orphan> orphans) {
        long proven =
                orphans.stream().filter(orphan -> orphan.owner().isPresent()).count();
        counts.put(kind, new Count(clock.instant(), proven, orphans.size() - proven));
    }

    void removed(Kind kind) {
        meters.counter("orphans.removed", "kind", kind.code()).increment();
    }

    /// Orphans of that kind could not be looked for, or one could not be removed.
    void failed(Kind kind) {
        meters.counter("orphans.failed", "kind", kind.code()).increment();
    }

    private void gauge(Kind kind, boolean proven) {
        meters.gauge(
                "orphans",
                Tags.of("kind", kind.code(), "proven", Boolean.toString(proven)),
                this,
                metrics -> metrics.value(kind, proven));
    }

    private double value(Kind kind, boolean proven) {
        Count count = counts.get(kind);
        if (count == null || count.at().plus(FRESH).isBefore(clock.instant())) {
            return Double.NaN;
        }
        return proven ? count.proven() : count.unproven();
    }
}
