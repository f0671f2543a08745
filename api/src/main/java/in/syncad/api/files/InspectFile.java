package in.syncad.api.files;

import in.syncad.api.files.content.Finding;
import in.syncad.api.files.content.Flaw;
import in.syncad.api.files.content.Inspector;
import in.syncad.api.files.content.Picture;
import in.syncad.api.files.virus.VirusScanner;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.common.blob.BlobFacts;
import in.syncad.common.blob.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads an uploaded file as a whole, and keeps it or refuses it. Done twice, the second time changes nothing: it
/// writes the same bytes under the same key.
@Component
class InspectFile implements SchoolJob<InspectFile.Which> {

    private static final Logger log = LoggerFactory.getLogger(InspectFile.class);
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    record Which(UUID file) {}

    private final FileStore store;
    private final FileLedger ledger;
    private final BlobStore blobs;
    private final Inspector inspector;
    private final VirusScanner scanner;

    InspectFile(FileStore store, FileLedger ledger, BlobStore blobs, Inspector inspector, VirusScanner scanner) {
        this.store = store;
        this.ledger = ledger;
        this.blobs = blobs;
        this.inspector = inspector;
        this.scanner = scanner;
    }

    @Override
    public String name() {
        return "inspect-file";
    }

    @Override
    public Class<Which> dataType() {
        return Which.class;
    }

    @Override
    public Outcome run(Which which) {
        Optional<StoredFile> waiting = store.find(which.file()).filter(file -> file.state() == FileState.SCANNING);
        try {
            if (waiting.isPresent()) {
                settle(waiting.get());
            }
            return new Outcome.Done();
        } catch (IOException e) {
            log.warn("file {} waits to be inspected: {}", which.file(), e.toString());
            return new Outcome.Again(SHORTLY, "the file cannot be looked at");
        }
    }

    private void settle(StoredFile file) throws IOException {
        Optional<BlobFacts> facts = blobs.facts(ObjectKeys.pending(file.id()));
        if (facts.isEmpty()) {
            ledger.refused(file.id(), Flaw.GONE);
            return;
        }
        try (LocalCopy copy = LocalCopy.of(blobs, ObjectKeys.pending(file.id()), file.size())) {
            switch (examine(file, copy)) {
                case Finding.Flawed(Flaw flaw) -> ledger.refused(file.id(), flaw);
                case Finding.SoundPicture(Picture picture) -> keep(file, picture);
                case Finding.Sound() -> keep(file, facts.get());
            }
        }
    }

    private Finding examine(StoredFile file, LocalCopy copy) throws IOException {
        if (copy.size() != file.size()) {
            return new Finding.Flawed(Flaw.SIZE_DIFFERS);
        }
        if (file.sha256().isPresent() && !file.sha256().get().equals(copy.sha256())) {
            return new Finding.Flawed(Flaw.CONTENT_DIFFERS);
        }
        Optional<String> virus = scanner.find(copy.path());
        if (virus.isPresent()) {
            log.warn("file {} is infected: {}", file.id(), virus.get());
            return new Finding.Flawed(Flaw.VIRUS);
        }
        return inspector.inspect(copy.path(), file.type());
    }

    private void keep(StoredFile file, Picture picture) {
        put(file.key(), picture.content(), file.type().storedAs().mime());
        put(ObjectKeys.thumbnailOf(file.key()), picture.thumbnail(), "image/jpeg");
        ledger.ready(file, (long) picture.content().length + picture.thumbnail().length);
    }

    private void put(String key, byte[] content, String type) {
        blobs.put(key, new ByteArrayInputStream(content), content.length, type);
    }

    /// Exactly what was looked at: whoever replaced it meanwhile has to wait for the next look.
    private void keep(StoredFile file, BlobFacts facts) throws IOException {
        if (!blobs.copy(ObjectKeys.pending(file.id()), facts.tag(), file.key())) {
            throw new IOException("it was replaced while it was looked at");
        }
        ledger.ready(file, facts.size());
    }
}
