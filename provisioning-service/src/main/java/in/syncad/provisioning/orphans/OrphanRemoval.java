package in.syncad.provisioning.orphans;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Sagas;
import in.syncad.provisioning.teardown.KeptDumps;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes an orphan while nobody can bring its school back to life, or give its host to another. Both would wait until
/// this is done.
@Component
class OrphanRemoval {

    private final Traces traces;
    private final SchoolDatabases databases;
    private final KeptDumps dumps;
    private final Registry registry;
    private final Sagas sagas;
    private final TransactionTemplate holding;
    private final TransactionTemplate outside;

    OrphanRemoval(
            Traces traces,
            SchoolDatabases databases,
            KeptDumps dumps,
            Registry registry,
            Sagas sagas,
            PlatformTransactionManager transactions) {
        this.traces = traces;
        this.databases = databases;
        this.dumps = dumps;
        this.registry = registry;
        this.sagas = sagas;
        this.holding = new TransactionTemplate(transactions);
        // Databases cannot be dropped inside a transaction; that which holds the school goes on meanwhile.
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /// Drops, deletes or discards it, unless the school has come to life.
    ///
    /// @return false when the school, or another one at its host, has come to life; nothing happened then
    boolean remove(Trace trace, SchoolId owner) {
        return holding.execute(status -> {
            Optional<RegisteredSchool> dead = registry.holdDead(owner)
                    .filter(school -> sagas.lockOpen(owner.value()).isEmpty());
            dead.ifPresent(school -> {
                outside.executeWithoutResult(without -> remove(trace, school));
                registry.letGo(school);
            });
            return dead.isPresent();
        });
    }

    /// Rows are kept first: a registry that was restored from a backup may take a school for dead that is not.
    private void remove(Trace trace, RegisteredSchool school) {
        if (trace.kind() == Kind.DATABASE && databases.isOpen(school.databaseName())) {
            dumps.keep(school.databaseName(), "orphans/%s.zip".formatted(school.databaseName()));
        }
        traces.remove(trace, school);
    }
}
