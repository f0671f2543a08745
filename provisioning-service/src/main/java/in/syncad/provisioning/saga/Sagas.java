package in.syncad.provisioning.saga;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Starts sagas and tells how far they are.
@Service
public class Sagas {

    private final SagaDefinitions definitions;
    private final SagaStore store;
    private final Scheduler scheduler;
    private final Clock clock;

    Sagas(SagaDefinitions definitions, SagaStore store, Scheduler scheduler, Clock clock) {
        this.definitions = definitions;
        this.store = store;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Starts a saga in the caller's transaction: it runs if that commits, and surely then.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when another saga about that subject is not finished
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID start(String kind, UUID subject, Map<String, String> input) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        store.insert(id, definitions.of(kind), subject, input, now);
        scheduler.scheduleIfNotExists(new TaskInstance<Void>(SagaTask.NAME, id.toString()), now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
        return id;
    }

    /// The unfinished saga about that subject, which stands still until the caller's transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Saga> lockOpen(UUID subject) {
        return store.lockOpen(subject);
    }

    /// Calls a saga off in the caller's transaction. What it has done stays, and what it is doing at this moment
    /// may still happen.
    ///
    /// @param locked by [#lockOpen]
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Saga locked) {
        store.cancel(locked.id(), clock.instant());
    }

    /// Has everything undone that a saga has done so far. Whoever works on it at this moment turns round when the step
    /// it is at is over; nobody else begins before.
    ///
    /// @param locked by [#lockOpen], and running
    /// @param why for people
    @Transactional(propagation = Propagation.MANDATORY)
    public void rollBack(Saga locked, String why) {
        store.rollBack(locked.id(), why);
        try {
            scheduler.reschedule(TaskInstanceId.of(SagaTask.NAME, locked.id().toString()), clock.instant());
        } catch (TaskInstanceException underWay) {
            // Whoever works on it finds out.
        }
    }

    /// The unfinished sagas about these subjects, each by its subject.
    public Map<UUID, OpenSaga> open(Collection<UUID> subjects) {
        return store.open(subjects).stream()
                .collect(Collectors.toMap(open -> open.saga().subject(), Function.identity()));
    }

    /// What the finished steps of that name about that subject left, the newest first.
    public List<Map<String, String>> outputs(UUID subject, String step) {
        return store.outputs(subject, step);
    }

    /// The newest saga of that kind.
    public Optional<Saga> latest(UUID subject, String kind) {
        return store.latest(subject, kind);
    }
}
