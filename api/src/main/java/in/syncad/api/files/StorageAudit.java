package in.syncad.api.files;

import in.syncad.api.jobs.Cadence;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import in.syncad.common.blob.BlobStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Holds what lies in storage for the current school against the rows of its files. What no row explains is removed,
/// once it is old enough to be nobody's work in progress: bytes sent again after an upload was over, what a crash left.
@Component
class StorageAudit implements RecurringSchoolJob {

    private static final Logger log = LoggerFactory.getLogger(StorageAudit.class);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int BATCH = 1_000;

    private final FileStore store;
    private final FileLedger ledger;
    private final BlobStore blobs;
    private final Clock clock;

    StorageAudit(FileStore store, FileLedger ledger, BlobStore blobs, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "audit-storage";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(WEEK);
    }

    @Override
    public Outcome run(Round round) {
        abandonUnknown(ObjectKeys.pendingPrefix(), this::notPending);
        abandonUnknown(ObjectKeys.guardedPrefix(), this::notKept);
        abandonUnknown(ObjectKeys.publishedPrefix(), this::notKept);
        return new Outcome.Done();
    }

    /// @param unknown picks those that no row explains
    private void abandonUnknown(String prefix, UnaryOperator<List<String>> unknown) {
        Instant before = clock.instant().minus(WEEK);
        List<String> old = new ArrayList<>();
        blobs.list(prefix, blob -> {
            if (blob.lastModified().isBefore(before)) {
                old.add(blob.key());
            }
            if (old.size() == BATCH) {
                abandon(unknown.apply(old));
                old.clear();
            }
        });
        abandon(unknown.apply(old));
    }

    private void abandon(List<String> keys) {
        keys.forEach(key -> log.warn("nobody knows {} in storage; it is removed", key));
        if (!keys.isEmpty()) {
            ledger.abandon(keys);
        }
    }

    private List<String> notPending(List<String> keys) {
        Set<UUID> pending = store.unsettled(
                keys.stream().flatMap(key -> ObjectKeys.pendingId(key).stream()).toList());
        return keys.stream()
                .filter(key ->
                        ObjectKeys.pendingId(key).filter(pending::contains).isEmpty())
                .toList();
    }

    private List<String> notKept(List<String> keys) {
        Set<String> kept = store.kept(keys.stream().map(ObjectKeys::stem).toList());
        return keys.stream().filter(key -> !kept.contains(ObjectKeys.stem(key))).toList();
    }
}
