package in.syncad.api.files;

import in.syncad.api.audit.Audit;
import in.syncad.api.files.content.Flaw;
import in.syncad.api.jobs.Jobs;
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

    /// The bytes are there. A file that is further already, or gone, stays as it is.
    ///
    /// @param size as storage says
    void uploaded(UUID id, long size) {
        store.lock(id).filter(file -> file.state() == FileState.PENDING).ifPresent(file -> {
            store.scan(id, size);
            audit.happened(file.uploadedBy(), "file.uploaded", id);
        });
    }

    void refused(UUID id, Flaw flaw) {
        store.lock(id).filter(FileLedger::isUnsettled).ifPresent(file -> {
            store.refuse(id, flaw, clock.instant());
            abandon(file.keys());
            audit.happened(file.uploadedBy(), "file.refused", id);
        });
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
}
