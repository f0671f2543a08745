package in.syncad.api.applications;

/// How one try of an analysis ended.
sealed interface Verdict {

    record Found(ResumeAnalysis.Source source, Findings findings) implements Verdict {}

    /// Trying again would not help.
    record Failed(AnalysisFailure failure) implements Verdict {}

    /// May go well another time.
    ///
    /// @param failure when there is no other time
    record InVain(AnalysisFailure failure) implements Verdict {}
}
