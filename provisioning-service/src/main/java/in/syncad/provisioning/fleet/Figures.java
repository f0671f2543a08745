package in.syncad.provisioning.fleet;

import in.syncad.common.schema.SchoolSchema;
import in.syncad.provisioning.fleet.Fleet.Durations;
import in.syncad.provisioning.fleet.Fleet.FailingJob;
import in.syncad.provisioning.fleet.Fleet.Hour;
import in.syncad.provisioning.fleet.FleetStore.Creations;
import in.syncad.provisioning.standby.StandbySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Draws up the figures, which costs a few queries over the registry.
@Service
public class Figures {

    private static final Duration DAY = Duration.ofHours(24);

    private final FleetStore store;
    private final SchoolSchema schema;
    private final StandbySettings standby;
    private final Clock clock;

    Figures(FleetStore store, SchoolSchema schema, StandbySettings standby, Clock clock) {
        this.store = store;
        this.schema = schema;
        this.standby = standby;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Fleet fleet() {
        Instant since = clock.instant().minus(DAY);
        List<Creations> creations = store.creations(since);
        return new Fleet(
                store.schools(),
                store.versions(schema.version()),
                lastDay(creations),
                hours(creations),
                store.failedCreations(since),
                store.standby(schema.stamp(), standby.databases()));
    }

    @Transactional(readOnly = true)
    public List<FailingJob> failingJobs() {
        return store.failingJobs();
    }

    private static Optional<Durations> lastDay(List<Creations> creations) {
        return creations.stream()
                .filter(each -> each.from().isEmpty())
                .map(Creations::durations)
                .findFirst();
    }

    private static List<Hour> hours(List<Creations> creations) {
        return creations.stream()
                .flatMap(each -> each.from().map(from -> new Hour(from, each.durations())).stream())
                .toList();
    }
}
