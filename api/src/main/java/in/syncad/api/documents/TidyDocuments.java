package in.syncad.api.documents;

import in.syncad.api.documents.VersionStore.Saved;
import in.syncad.api.jobs.Cadence;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Forgets operations that nobody will ask for any more, once the text that they led to is surely in storage; and,
/// of the versions of yesterday and before, all but one an hour.
@Component
class TidyDocuments implements RecurringSchoolJob {

    private static final Logger log = LoggerFactory.getLogger(TidyDocuments.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BATCH = 100;

    private final VersionStore versions;
    private final SavedTexts saved;
    private final Comments comments;
    private final Clock clock;

    TidyDocuments(VersionStore versions, SavedTexts saved, Comments comments, Clock clock) {
        this.versions = versions;
        this.saved = saved;
        this.comments = comments;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tidy-documents";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(DAY);
    }

    @Override
    public Outcome run(Round round) {
        Instant before = clock.instant().minus(DAY);
        long pruned = versions.prunable(before, BATCH).stream()
                .filter(each -> prune(each, before))
                .count();
        List<VersionStore.Superseded> superseded = versions.superseded(before, BATCH);
        superseded.forEach(each -> saved.remove(each.objectKey()));
        versions.remove(superseded.stream().map(VersionStore.Superseded::id).toList());
        return pruned == BATCH || superseded.size() == BATCH ? new Outcome.More() : new Outcome.Done();
    }

    /// @return whether it worked; what cannot be read keeps its operations
    private boolean prune(UUID document, Instant before) {
        try {
            Saved newest = versions.newest(document, Integer.MAX_VALUE).orElseThrow();
            saved.read(newest);
            comments.bringTo(document, newest.version());
            versions.prune(document, newest.version(), before);
            return true;
        } catch (IllegalStateException | UncheckedIOException e) {
            log.error("the newest version of document {} cannot be read; its operations are kept", document, e);
            return false;
        }
    }
}
