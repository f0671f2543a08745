package in.syncad.provisioning.standby;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolTemplate;
import in.syncad.common.tenancy.SchoolId;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// A few clones of the template, made before they are needed: giving one to a school takes milliseconds.
@Service
public class StandbyStock {

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

    /// Drops what nobody will claim and makes what is missing. Only one process may do this at a time.
    ///
    /// @param size how many there are to be
    void refill(int size) {
        String stamp = template.schema().stamp();
        template.ensure();
        for (String name : store.useless(stamp)) {
            databases.drop(name);
            store.remove(name);
            log.info("dropped standby database {}", name);
        }
        while (store.count(stamp) < size) {
            // A UUID's digits; the name says nothing, so a crash at any point leaves only what `useless` finds.
            String name = "standby_" + UUID.randomUUID().toString().replace("-", "");
            store.announce(name, stamp, clock.instant());
            databases.createClosed(name);
            store.ready(name);
        }
    }
}
