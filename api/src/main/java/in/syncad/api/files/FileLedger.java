package in.syncad.api.files;

import in.syncad.api.audit.Audit;
import in.syncad.api.files.content.Flaw;
import in.syncad.api.jobs.Jobs;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Moves files from state to state. What lies in storage follows later: whatever a step leaves behind there is written
/// down in the same transaction and removed by [RemoveObjects].
@Service
@Transactional
class FileLedger {

    private final FileStore store;
    private final Audit audit;
    private final RemoveObjects removal;
    private final Jobs jobs;
    private final Clock clock;

    FileLedger(FileStore store, Audit audit, RemoveObjects removal, Jobs jobs, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.removal = removal;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// The bytes are there. A file that is further already stays as it is.
    ///
    /// @param size as storage says
    StoredFile uploaded(UUID id, long size) {
        StoredFile file = store.lock(id).orElseThrow(FileLedger::unknown);
        if (file.state() == FileState.PENDING) {
            store.scan(id, size);
            audit.happened(file.uploadedBy(), "file.uploaded", id);
        }
        return store.find(id).orElseThrow(FileLedger::unknown);
    }

    StoredFile refused(UUID id, Flaw flaw) {
        StoredFile file = store.lock(id).orElseThrow(FileLedger::unknown);
        if (isUnsettled(file)) {
            store.refuse(id, flaw, clock.instant());
            abandon(file.keys());
            audit.happened(file.uploadedBy(), "file.refused", id);
        }
        return store.find(id).orElseThrow(FileLedger::unknown);
    }

    /// What is kept lies in storage under the file's key.
    ///
    /// @param inspected as it was when the inspection began; removed meanwhile, it is not wanted any more
    /// @param size of all that is kept
    void ready(StoredFile inspected, long size) {
        store.lock(inspected.id())
                .ifPresentOrElse(
                        file -> {
                            if (isUnsettled(file)) {
                                store.ready(file.id(), size, clock.instant());
                                abandon(List.of(ObjectKeys.pending(file.id())));
                            }
                        },
                        () -> abandon(inspected.keys()));
    }

    /// Row and bytes.
    ///
    /// @throws org.springframework.dao.DataIntegrityViolationException while a feature refers to it
    void removed(UUID id) {
        store.lock(id).ifPresent(file -> {
            store.remove(id);
            abandon(file.keys());
            audit.happened(file.uploadedBy(), "file.removed", id);
        });
    }

    /// Nothing refers to these keys (any more).
    void abandon(List<String> keys) {
        store.abandon(keys, clock.instant());
        jobs.afterCommit(removal, "all", new RemoveObjects.All());
    }

    private static boolean isUnsettled(StoredFile file) {
        return file.state() == FileState.PENDING || file.state() == FileState.SCANNING;
    }

    private static Refused unknown() {
        return Refused.notFound("file.unknown", "There is no such file.");
    }
}
