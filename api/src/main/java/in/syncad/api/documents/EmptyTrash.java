package in.syncad.api.documents;

import in.syncad.api.audit.Audit;
import in.syncad.api.jobs.Cadence;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes for good what has been in the trash for a month. The rows go first, because a document whose texts are gone
/// already could still be restored; with the commit it is sure that [SaveDocument] clears its storage.
@Component
class EmptyTrash implements RecurringSchoolJob {

    /// How long what was thrown away can be restored.
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration INTERVAL = Duration.ofDays(1);
    private static final int BATCH = 100;

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

    @Override
    public Outcome run(Round round) {
        Instant before = clock.instant().minus(KEPT);
        List<UUID> documents = store.inTrashSince(before, BATCH);
        documents.forEach(document -> transaction.executeWithoutResult(status -> remove(document, before)));
        return documents.size() == BATCH ? new Outcome.More() : new Outcome.Done();
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
