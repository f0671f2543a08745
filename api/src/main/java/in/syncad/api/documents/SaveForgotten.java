package in.syncad.api.documents;

import in.syncad.api.jobs.Cadence;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.RecurringSchoolJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Has documents saved whose saving could not be arranged when they were changed.
@Component
class SaveForgotten implements RecurringSchoolJob {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 1_000;

    private final VersionStore versions;
    private final SaveDocument saving;

    SaveForgotten(VersionStore versions, SaveDocument saving) {
        this.versions = versions;
        this.saving = saving;
    }

    @Override
    public String name() {
        return "save-forgotten-documents";
    }

    @Override
    public Cadence cadence() {
        return new Cadence.Every(INTERVAL);
    }

    @Override
    public Outcome run(Round round) {
        versions.unsaved(MOST_AT_ONCE).forEach(saving::arrange);
        return new Outcome.Done();
    }
}
