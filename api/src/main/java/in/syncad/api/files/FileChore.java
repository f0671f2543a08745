package in.syncad.api.files;

import in.syncad.api.jobs.Chore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// Removes uploads that were begun and never confirmed, and forgets refused ones.
@Component
class FileChore implements Chore {

    /// A request that began before the permit expired may take its time.
    private static final Duration STILL_UNDER_WAY = Duration.ofHours(1);

    private static final Duration REFUSALS_KEPT = Duration.ofDays(7);
    private static final int BATCH = 200;

    private final FileStore store;
    private final FileLedger ledger;
    private final PartedUploads parts;
    private final Clock clock;

    FileChore(FileStore store, FileLedger ledger, PartedUploads parts, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "uploads that came to nothing";
    }

    @Override
    public int tidy() {
        Instant now = clock.instant();
        int removed = store.forgetRefused(now.minus(REFUSALS_KEPT));
        List<StoredFile> expired = store.expired(now.minus(STILL_UNDER_WAY), BATCH);
        for (StoredFile file : expired) {
            parts.abort(file);
            ledger.removed(file.id());
        }
        return removed + expired.size();
    }
}
