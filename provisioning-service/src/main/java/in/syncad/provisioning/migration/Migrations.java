package in.syncad.provisioning.migration;

import in.syncad.common.schema.CentralSchema;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.settings.DatabaseUrl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Migrates the central database, then those of all schools, few at a time, beside the version that is serving
/// them. It may be killed and started again at any time: a database says itself which schema it has, so one that
/// was done costs a query. One school's failure stops no other, but after a few nothing new is begun: then it is
/// the migration.
final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    /// More would take connections and disk from the schools that are working.
    private static final int AT_ONCE = 4;

    private static final int FAILURES_BORNE = 3;

    /// A migration waits a few seconds for a lock, and gives way to whoever needs the table meanwhile.
    private static final int ATTEMPTS = 3;

    private final DatabaseUrl central;
    private final MigrationStore store;
    private final SchoolSchema schema;
    private final AtomicInteger failures = new AtomicInteger();

    private enum Outcome {
        MIGRATED,
        CURRENT,
        /// Its database was dropped meanwhile.
        GONE,
        FAILED,
        NOT_TRIED
    }

    Migrations(DatabaseUrl central, SchoolSchema schema) {
        this.central = central;
        this.store = new MigrationStore(central);
        this.schema = schema;
    }

    /// Says for each school what came of it.
    ///
    /// @return whether all databases have the schema of this build
    boolean run() {
        CentralSchema.migrate(central);
        log.info("the central database is migrated");
        List<Future<Outcome>> outcomes;
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            outcomes = store.schools().stream()
                    .map(school -> workers.submit(() -> outcome(school)))
                    .toList();
        }
        Map<Outcome, Long> tally = outcomes.stream()
                .map(Future::resultNow)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        log.info("schema {} in {} schools: {}", schema.stamp(), outcomes.size(), tally);
        return !tally.containsKey(Outcome.FAILED) && !tally.containsKey(Outcome.NOT_TRIED);
    }

    private Outcome outcome(SchoolToMigrate school) {
        if (failures.get() >= FAILURES_BORNE) {
            return Outcome.NOT_TRIED;
        }
        try {
            Outcome outcome = store.hasDatabase(school) ? migrate(school, ATTEMPTS) : Outcome.GONE;
            log.info("school {}: {}", school.slug(), outcome);
            return outcome;
        } catch (FlywayException | DataAccessException failure) {
            failures.incrementAndGet();
            log.error("school {}: {}", school.slug(), Outcome.FAILED, failure);
            return Outcome.FAILED;
        }
    }

    private Outcome migrate(SchoolToMigrate school, int attempts) {
        try {
            boolean changed = schema.migrate(central.withDatabase(school.database()));
            store.migrated(school, schema.version());
            return changed ? Outcome.MIGRATED : Outcome.CURRENT;
        } catch (FlywayException failure) {
            if (attempts == 1) {
                throw failure;
            }
            return migrate(school, attempts - 1);
        }
    }
}
