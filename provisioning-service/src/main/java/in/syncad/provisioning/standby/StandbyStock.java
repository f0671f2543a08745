package in.syncad.provisioning.standby;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.tenancy.SchoolId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// A few clones of the template, made before they are needed: giving one to a school takes milliseconds. Each schema
/// has a stock of its own, so that nodes of two versions do not disturb each other.
@Service
public class StandbyStock {

    /// Cloning takes less than a second, and much longer only on a server in distress.
    private static final Duration LONGEST_MAKING = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(StandbyStock.class);

    private final StandbyStore store;
    private final SchoolDatabases databases;
    private final SchoolTemplate template;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StandbyStock(
            StandbyStore store,
            SchoolDatabases databases,
            SchoolTemplate template,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.databases = databases;
        this.template = template;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /// Gives a standby database of the current schema to the school, under the school's name.
    ///
    /// @return false when there is none; nothing happened then
    public boolean claim(SchoolId school) {
        Optional<String> claimed = transaction.execute(status -> {
            Optional<String> standby = store.take(template.schema().stamp());
            standby.ifPresent(name -> databases.claim(name, school.databaseName()));
            return standby;
        });
        claimed.ifPresent(name -> events.publishEvent(new StandbyClaimed(name)));
        return claimed.isPresent();
    }

    /// Makes a database if fewer than `size` are there or being made, by whatever node.
    ///
    /// @return whether one was missing
    boolean add(int size) {
        // A UUID's digits; the name says nothing, so a crash at any point leaves only what `tidy` finds.
        String name = "standby_" + UUID.randomUUID().toString().replace("-", "");
        boolean missing = transaction.execute(
                status -> store.announce(name, template.schema().stamp(), size, clock.instant()));
        if (missing) {
            databases.createClosed(name);
            if (!store.ready(name)) {
                databases.drop(name);
            }
        }
        return missing;
    }

    /// Drops what was never finished, because its maker died.
    void tidy() {
        Instant since = clock.instant().minus(LONGEST_MAKING);
        drop(store.unfinished(since));
    }

    /// Drops the stock of another schema.
    void drop(String stamp) {
        drop(store.withdraw(stamp));
    }

    private void drop(List<String> names) {
        for (String name : names) {
            databases.drop(name);
            store.remove(name);
            log.info("dropped standby database {}", name);
        }
    }
}
