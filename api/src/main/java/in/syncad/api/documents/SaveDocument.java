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
/// in.
@Component
class SaveDocument implements SchoolJob<SaveDocument.Saving> {

    /// @param document to be saved, if there is something new
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
        if (progress.isEmpty() || progress.get().head() == progress.get().saved()) {
            return new Outcome.Done();
        }
        Text text = texts.at(document, progress.get().head());
        versions.advance(identities.next(), document, saved.write(document, text));
        arrange(document);
        return new Outcome.Done();
    }
}
