package in.syncad.api.documents;

import in.syncad.api.documents.VersionStore.Progress;
import in.syncad.api.jobs.Jobs;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import in.syncad.api.web.Identities;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Puts the text of a document into storage as it is now, and looks again a while later as long as it is written
/// in. When the document has been removed, nothing of it stays in storage. Both are one job, so that neither is done
/// while the other is.
@Component
class SaveDocument implements SchoolJob<SaveDocument.Saving> {

    /// @param document to be saved, if there is something new, or to be removed
    record Saving(UUID document) {}

    /// From the first change to the version in storage, and from one version to the next.
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final VersionStore versions;
    private final Texts texts;
    private final SavedTexts saved;
    private final Identities identities;
    private final Jobs jobs;
    private final Clock clock;

    SaveDocument(VersionStore versions, Texts texts, SavedTexts saved, Identities identities, Jobs jobs, Clock clock) {
        this.versions = versions;
        this.texts = texts;
        this.saved = saved;
        this.identities = identities;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Has it done after [#PAUSE], unless it is about to be done before.
    ///
    /// @throws in.syncad.common.refusal.Refused 503 when it cannot be arranged
    void arrange(UUID document) {
        jobs.noLaterThan(
                this, document.toString(), new Saving(document), clock.instant().plus(PAUSE));
    }

    /// Has done what follows from the removal of a document, once that is committed, and surely then.
    ///
    /// @throws in.syncad.common.refusal.Refused 503 when it cannot be arranged, which rolls the removal back
    void arrangeRemoval(UUID document) {
        jobs.afterCommit(this, document.toString(), new Saving(document));
    }

    @Override
    public String name() {
        return "save-document";
    }

    @Override
    public Class<Saving> dataType() {
        return Saving.class;
    }

    @Override
    public Outcome run(Saving saving) {
        UUID document = saving.document();
        Optional<Progress> progress = versions.progress(document);
        if (progress.isEmpty()) {
            saved.removeAll(document);
        } else if (progress.get().head() > progress.get().saved()) {
            save(document, progress.get().head());
        }
        return new Outcome.Done();
    }

    /// Looks again in any case: should the document have been removed meanwhile, what was just written goes then.
    private void save(UUID document, int head) {
        Text text = texts.at(document, head);
        versions.advance(identities.next(), document, saved.write(document, text));
        arrange(document);
    }
}
