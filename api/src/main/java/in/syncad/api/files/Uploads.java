package in.syncad.api.files;

import in.syncad.api.files.UploadPermit.PartAddresses;
import in.syncad.api.files.content.FileType;
import in.syncad.api.files.content.Flaw;
import in.syncad.api.security.Caller;
import in.syncad.common.blob.BlobFacts;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What a client does with an upload once it has the permit. Storage is asked without holding a connection of the
/// school's database.
@Service
class Uploads {

    private final FileStore store;
    private final FileLedger ledger;
    private final BlobStore blobs;
    private final PartedUploads parts;
    private final Arrivals arrivals;

    Uploads(FileStore store, FileLedger ledger, BlobStore blobs, PartedUploads parts, Arrivals arrivals) {
        this.store = store;
        this.ledger = ledger;
        this.blobs = blobs;
        this.parts = parts;
        this.arrivals = arrivals;
    }

    /// @throws Refused 404 when there is none that the caller uploads; school-admins see all
    Upload find(UUID id, Caller caller) {
        return store.find(id)
                .filter(file -> file.isShownTo(caller))
                .map(Upload::of)
                .orElseThrow(Uploads::unknown);
    }

    /// Says that everything is sent. Only what can be seen without reading the file is checked at once; the rest is a
    /// job. Saying it again is fine.
    ///
    /// @throws Refused 404; 409 `upload.missing` when nothing was sent, `upload.incomplete` when parts are missing
    Upload confirm(UUID id, Caller caller) {
        return confirm(own(id, caller));
    }

    /// @param key where the client put the file, or where it will be published
    Upload confirm(String key, Caller caller) {
        return confirm(ObjectKeys.pendingId(key)
                .flatMap(store::find)
                .or(() -> store.findByKey(key))
                .filter(file -> file.isOf(caller))
                .orElseThrow(Uploads::unknown));
    }

    /// @throws Refused 404; 409 `upload.over` or `upload.whole`; 422 for a number that is not in the plan
    PartAddresses addresses(UUID id, List<Integer> numbers, Caller caller) {
        StoredFile file = own(id, caller);
        requirePending(file);
        return parts.addresses(file, numbers);
    }

    /// @throws Refused 404; 409 `upload.over` when it is confirmed already
    void abort(UUID id, Caller caller) {
        StoredFile file = own(id, caller);
        requirePending(file);
        parts.abort(file);
        ledger.removed(id);
    }

    private Upload confirm(StoredFile file) {
        return Upload.of(file.state() == FileState.PENDING ? accept(file) : file);
    }

    private StoredFile accept(StoredFile file) {
        parts.join(file);
        BlobFacts facts = blobs.facts(ObjectKeys.pending(file.id()))
                .orElseThrow(() -> Refused.conflict("upload.missing", "Nothing was uploaded yet."));
        flaw(file, facts)
                .ifPresentOrElse(
                        flaw -> ledger.refused(file.id(), flaw), () -> arrivals.accept(file.id(), facts.size()));
        return store.find(file.id()).orElseThrow(Uploads::unknown);
    }

    /// Storage keeps to what was signed; whoever only announced a type has signed little.
    private static Optional<Flaw> flaw(StoredFile file, BlobFacts facts) {
        if (facts.size() > file.size()) {
            return Optional.of(Flaw.TOO_LARGE);
        }
        if (file.sha256().isPresent() && facts.size() != file.size()) {
            return Optional.of(Flaw.SIZE_DIFFERS);
        }
        return FileType.ofMime(facts.contentType()).equals(Optional.of(file.type()))
                ? Optional.empty()
                : Optional.of(Flaw.TYPE_DIFFERS);
    }

    private StoredFile own(UUID id, Caller caller) {
        return store.find(id).filter(file -> file.isOf(caller)).orElseThrow(Uploads::unknown);
    }

    private static void requirePending(StoredFile file) {
        if (file.state() != FileState.PENDING) {
            throw Refused.conflict("upload.over", "This upload is confirmed already.");
        }
    }

    private static Refused unknown() {
        return Refused.notFound("upload.unknown", "There is no such upload.");
    }
}
