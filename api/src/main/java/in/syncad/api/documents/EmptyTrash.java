package in.syncad.api.documents;

import in.syncad.api.audit.Audit;
import in.syncad.api.jobs.Cadence;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes for good what has been in the trash for a month. The rows go first, because a document whose texts are gone
/// already could still be restored; with the commit it is sure that [SaveDocument] clears its storage.
@Component
class EmptyTrash implements RecurringSchoolJob {

    private static final Logger log = LoggerFactory.getLogger(EmptyTrash.class);

    /// How long what was thrown away can be restored.
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final int BATCH = 100;
    private static final UUID LEAST = new UUID(0, 0);

    private final DocumentStore store;
    private final SaveDocument saving;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EmptyTrash(
            DocumentStore store,
            SaveDocument saving,
            Audit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.saving = saving;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// What the audit keeps.
    private record Removed(Instant deletedAt) {}

    @Override
    public String name() {
        return "empty-trash";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(INTERVAL);
    }

    /// One that cannot be removed holds up no other. When the others are gone it fails the job, so that operators see
    /// it, and it is tried again.
    @Override
    public Outcome run(Round round) {
        Instant before = clock.instant().minus(KEPT);
        List<UUID> batch = store.inTrashSince(before, LEAST, BATCH);
        Optional<RuntimeException> failure = Optional.empty();
        while (!batch.isEmpty()) {
            List<RuntimeException> failures = batch.stream()
                    .flatMap(document -> tryToRemove(document, before).stream())
                    .toList();
            failure = failure.or(() -> failures.stream().findFirst());
            if (batch.size() == BATCH && failures.size() < BATCH) {
                return new Outcome.More();
            }
            batch = batch.size() == BATCH ? store.inTrashSince(before, batch.getLast(), BATCH) : List.of();
        }
        failure.ifPresent(first -> {
            throw first;
        });
        return new Outcome.Done();
    }

    /// @return why it did not work
    private Optional<RuntimeException> tryToRemove(UUID document, Instant before) {
        try {
            transaction.executeWithoutResult(status -> remove(document, before));
            return Optional.empty();
        } catch (CannotCreateTransactionException away) {
            // The whole database is.
            throw away;
        } catch (RuntimeException failed) {
            log.warn("document {} stays in the trash: it cannot be removed", document, failed);
            return Optional.of(failed);
        }
    }

    /// Unless it was restored since it was looked for.
    private void remove(UUID document, Instant before) {
        store.lockInTrash(document, before).ifPresent(deletedAt -> {
            store.remove(document);
            audit.noticed("document.removed", document, new Removed(deletedAt));
            saving.arrangeRemoval(document);
        });
    }
}
