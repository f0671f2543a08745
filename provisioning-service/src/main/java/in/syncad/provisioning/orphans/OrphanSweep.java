package in.syncad.provisioning.orphans;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import in.syncad.common.tenancy.SchoolId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Looks for things without a living school. What has been one for an hour is removed where a dead school's row proves
/// that it is ours, and reported where nothing proves anything: somebody else may use the same zone or server.
@Component
class OrphanSweep {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

    private final OrphanStore store;
    private final Traces traces;
    private final OrphanRemoval removal;
    private final OrphanMetrics metrics;
    private final Clock clock;

    OrphanSweep(OrphanStore store, Traces traces, OrphanRemoval removal, OrphanMetrics metrics, Clock clock) {
        this.store = store;
        this.traces = traces;
        this.removal = removal;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// A kind whose keeper does not answer is left for the next time.
    void run() {
        Census before = store.census();
        for (Kind kind : Kind.values()) {
            try {
                sweep(kind, before);
            } catch (RuntimeException failure) {
                metrics.failed(kind);
                log.warn("could not look for orphans, {}: {}", kind.code(), failure.getMessage());
            }
        }
    }

    private void sweep(Kind kind, Census before) {
        List<Trace> found = traces.find(kind, host -> !before.isServed(host));
        // After the traces: a school that is being created has its row before anything else.
        Census census = store.census();
        List<Orphan> orphans =
                found.stream().flatMap(trace -> census.judge(trace).stream()).toList();
        store.keep(kind, orphans, clock.instant());
        Set<String> ripe = store.knownSince(kind, clock.instant().minus(GRACE));
        List<Orphan> left = new ArrayList<>();
        for (Orphan orphan : orphans) {
            if (ripe.contains(orphan.trace().name()) && !isRemoved(orphan)) {
                left.add(orphan);
            }
        }
        metrics.left(kind, left);
    }

    private boolean isRemoved(Orphan orphan) {
        if (orphan.owner().isEmpty()) {
            log.warn(
                    "orphan: {} {} belongs to no school that the registry knows; it is left alone",
                    orphan.trace().kind().code(),
                    orphan.trace().name());
            return false;
        }
        return isRemoved(orphan.trace(), orphan.owner().get());
    }

    private boolean isRemoved(Trace trace, SchoolId owner) {
        try {
            if (removal.remove(trace, owner)) {
                store.remove(trace);
                metrics.removed(trace.kind());
                log.warn("orphan: removed {} {} of dead school {}", trace.kind().code(), trace.name(), owner);
            }
            return true;
        } catch (RuntimeException failure) {
            metrics.failed(trace.kind());
            log.error(
                    "orphan: {} {} of dead school {} could not be removed: {}",
                    trace.kind().code(),
                    trace.name(),
                    owner,
                    failure.getMessage());
            return false;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        /// Asked for when it is due: it starts and looks at sagas, which need the scheduler, which needs this.
        @Bean
        RecurringTask<Void> orphanSweeps(ObjectProvider<OrphanSweep> sweep) {
            return Tasks.recurring("sweep-orphans", FixedDelay.of(EVERY), Void.class)
                    .execute((instance, context) -> sweep.getObject().run());
        }
    }
}
