package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.api.security.Caller;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.blob.SignedUrls;
import in.syncad.common.blob.SignedUrls.Presentation;
import in.syncad.common.refusal.Refused;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Files that are ready, for the features that show them. A feature refers to a file from one row only, by a foreign
/// key to `stored_file`, and contributes that constraint's meaning: 409 `file.in-use`.
@Service
@Transactional
public class StoredFiles {

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final String CACHED = "private, max-age=" + VALID.toSeconds();

    private final FileStore store;
    private final FileLedger ledger;
    private final BlobStore blobs;
    private final SignedUrls urls;
    private final Clock clock;

    StoredFiles(FileStore store, FileLedger ledger, BlobStore blobs, SignedUrls urls, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.blobs = blobs;
        this.urls = urls;
        this.clock = clock;
    }

    /// Before a feature refers to a file: it has to be one that the caller uploaded for that purpose. Nobody removes
    /// it until the transaction ends, and afterwards the foreign key keeps it.
    ///
    /// @param pointer of the field that names it, `/fileId`
    /// @throws Refused 422 `file.unknown`, `file.refused`; 409 `file.not-ready`
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID id, FileKind kind, Caller caller, String pointer) {
        StoredFile file = store.lock(id)
                .filter(found -> found.kind().equals(kind.name()) && found.isOf(caller))
                .orElseThrow(() -> Refused.invalid(
                        "file.unknown", pointer, "You have uploaded no such %s.".formatted(kind.name())));
        switch (file.state()) {
            case READY -> {}
            case REFUSED -> throw Refused.invalid("file.refused", pointer, "This file was refused.");
            case PENDING, SCANNING ->
                throw Refused.conflict("file.not-ready", "This file is not ready yet; look at its upload.");
        }
    }

    /// A link for somebody who may read the file; whether that is so, the feature has decided.
    ///
    /// @throws Refused 404
    @Transactional(readOnly = true)
    public FileLink link(UUID id) {
        return link(
                store.find(id).filter(file -> file.state() == FileState.READY).orElseThrow(StoredFiles::unknown));
    }

    /// A link for who uploaded it, and for school-admins.
    ///
    /// @throws Refused 404; 409 `file.not-ready`
    @Transactional(readOnly = true)
    public FileLink link(UUID id, Caller caller) {
        StoredFile file =
                store.find(id).filter(found -> found.isShownTo(caller)).orElseThrow(StoredFiles::unknown);
        if (file.state() != FileState.READY) {
            throw Refused.conflict("file.not-ready", "This file is not ready.");
        }
        return link(file);
    }

    /// The file on this machine's disk, for a feature that refers to it and looks into it. Close it.
    ///
    /// @throws IOException when storage does not give it
    @Transactional(propagation = Propagation.NEVER)
    public LocalCopy copy(UUID id) throws IOException {
        StoredFile file = store.find(id)
                .filter(found -> found.state() == FileState.READY)
                .orElseThrow(() -> new IOException("there is no such file"));
        return LocalCopy.of(blobs, file.key(), file.size());
    }

    /// After a feature has dropped its reference, in the same transaction. The bytes follow.
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(UUID id) {
        ledger.removed(id);
    }

    /// By who uploaded it, as long as no feature refers to it.
    ///
    /// @throws Refused 404; 409 `file.in-use`, `upload.running`
    public void remove(UUID id, Caller caller) {
        StoredFile file = store.find(id).filter(found -> found.isOf(caller)).orElseThrow(StoredFiles::unknown);
        if (file.state() == FileState.PENDING) {
            throw Refused.conflict("upload.running", "This file is still being uploaded; end the upload instead.");
        }
        remove(id);
    }

    private FileLink link(StoredFile file) {
        FileType type = file.type().storedAs();
        Presentation presentation = new Presentation(file.name().disposition(type), CACHED);
        Instant expiresAt = clock.instant().plus(VALID);
        URI thumbnail = type.isImage() ? urls.get(ObjectKeys.thumbnailOf(file.key()), presentation, VALID) : null;
        return new FileLink(
                file.id(),
                file.name().text(),
                type.mime(),
                urls.get(file.key(), presentation, VALID),
                thumbnail,
                expiresAt);
    }

    private static Refused unknown() {
        return Refused.notFound("file.unknown", "There is no such file.");
    }
}
