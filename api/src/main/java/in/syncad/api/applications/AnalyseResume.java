package in.syncad.api.applications;

import in.syncad.api.applications.AnalysisStore.Waiting;
import in.syncad.api.files.LocalCopy;
import in.syncad.api.files.StoredFiles;
import in.syncad.api.jobs.JobLane;
import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads the résumé of one application. Done twice, the second time changes nothing.
@Component
class AnalyseResume implements SchoolJob<AnalyseResume.Which> {

    private static final Logger log = LoggerFactory.getLogger(AnalyseResume.class);
    private static final Duration SHORTLY = Duration.ofSeconds(5);

    record Which(UUID application) {}

    private final AnalysisStore store;
    private final StoredFiles files;
    private final PdfReader reader;
    private final Analysts analysts;
    private final AnalysisSettings settings;

    AnalyseResume(
            AnalysisStore store, StoredFiles files, PdfReader reader, Analysts analysts, AnalysisSettings settings) {
        this.store = store;
        this.files = files;
        this.reader = reader;
        this.analysts = analysts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "analyse-resume";
    }

    @Override
    public Class<Which> dataType() {
        return Which.class;
    }

    @Override
    public JobLane lane() {
        return JobLane.BULK;
    }

    @Override
    public Outcome run(Which which) {
        Optional<Waiting> waiting = store.waiting(which.application());
        try {
            return waiting.isPresent() ? settle(waiting.get(), analyse(waiting.get())) : new Outcome.Done();
        } catch (IOException e) {
            log.warn("the résumé of application {} waits to be read: {}", which.application(), e.toString());
            return new Outcome.Again(SHORTLY, "the file cannot be looked at");
        }
    }

    private Verdict analyse(Waiting waiting) throws IOException {
        try (LocalCopy copy = files.copy(waiting.file())) {
            return switch (reader.read(copy.path())) {
                case PdfReader.Reading.Text(String text) -> analysts.read(waiting.position(), text);
                case PdfReader.Reading.Unreadable(AnalysisFailure failure) -> new Verdict.Failed(failure);
            };
        }
    }

    private Outcome settle(Waiting waiting, Verdict verdict) {
        UUID application = waiting.application();
        int tries = waiting.tries() + 1;
        return switch (verdict) {
            case Verdict.Found found -> {
                store.done(application, found);
                yield new Outcome.Done();
            }
            case Verdict.InVain(AnalysisFailure failure)
            when tries < settings.mostTries() -> {
                store.triedInVain(application);
                yield new Outcome.Again(settings.waitAfter(tries), failure.code());
            }
            case Verdict.InVain(AnalysisFailure failure) -> failed(application, failure);
            case Verdict.Failed(AnalysisFailure failure) -> failed(application, failure);
        };
    }

    private Outcome failed(UUID application, AnalysisFailure failure) {
        log.warn("the résumé of application {} is not analysed: {}", application, failure.code());
        store.failed(application, failure);
        return new Outcome.Done();
    }
}
