package in.syncad.api.applications;

import in.syncad.api.files.FileKind;
import in.syncad.api.files.StoredFiles;
import in.syncad.api.jobs.Jobs;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The files of applications.
@Component
class Resumes {

    private final StoredFiles files;
    private final FileKind resume;
    private final Jobs jobs;
    private final AnalyseResume analysing;
    private final AnalysisStore analyses;

    Resumes(StoredFiles files, FileKind resume, Jobs jobs, AnalyseResume analysing, AnalysisStore analyses) {
        this.files = files;
        this.resume = resume;
        this.jobs = jobs;
        this.analysing = analysing;
        this.analyses = analyses;
    }

    /// @throws Refused 409 and 422 as [StoredFiles#take]
    void take(UUID file, Caller caller) {
        files.take(file, resume, caller, "/resumeFileId");
    }

    /// Once the transaction is committed, and surely then.
    void analyse(UUID application) {
        jobs.afterCommit(analysing, application.toString(), new AnalyseResume.Which(application));
    }

    /// @return false while it is still to be analysed
    boolean analyseAgain(UUID application) {
        boolean wasSettled = analyses.restart(application);
        if (wasSettled) {
            analyse(application);
        }
        return wasSettled;
    }
}
