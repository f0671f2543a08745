package in.syncad.web;

import in.syncad.common.settings.WrongVariables;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// A start that stops on wrong variables says so in a few lines instead of a stack trace.
class WrongVariablesAnalyzer extends AbstractFailureAnalyzer<WrongVariables> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongVariables cause) {
        return new FailureAnalysis(
                "Environment variables are missing or wrong:" + System.lineSeparator() + "  "
                        + String.join(System.lineSeparator() + "  ", cause.problems()),
                "Set them as the configuration table in README.md says.",
                cause);
    }
}
