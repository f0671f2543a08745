package in.syncad.provisioning.saga;

import in.syncad.provisioning.saga.StepOutcome.Done;
import in.syncad.provisioning.saga.StepOutcome.Failed;
import in.syncad.provisioning.saga.StepOutcome.Wait;
import java.time.Duration;
import java.util.Map;

/// What an attempt's outcome means for the saga.
sealed interface Verdict {

    /// On to the next step.
    record Proceed(Map<String, String> output) implements Verdict {}

    record AskAgain(Duration after) implements Verdict {}

    /// @param status what the step shows meanwhile
    record TryAgain(Duration after, StepStatus status, String why) implements Verdict {}

    /// The step stays failed, the saga goes on.
    record GiveUp(String why) implements Verdict {}

    record Undo(String why) implements Verdict {}

    /// @param attempts including this one
    /// @param sinceStart of the step's first attempt
    static Verdict on(StepOutcome outcome, Step step, boolean reversible, int attempts, Duration sinceStart) {
        return switch (outcome) {
            case Done done -> new Proceed(done.output());
            case Wait wait -> new AskAgain(wait.before());
            case Failed failed -> {
                if (!reversible || (!failed.permanent() && attempts < Backoff.ATTEMPTS)) {
                    yield new TryAgain(Backoff.after(attempts), StepStatus.RETRYING, failed.why());
                }
                yield failed.permanent() || step.patience().isEmpty()
                        ? new Undo(failed.why())
                        : insist(failed, step.patience().get(), attempts, sinceStart);
            }
        };
    }

    private static Verdict insist(Failed failed, Duration patience, int attempts, Duration sinceStart) {
        return sinceStart.compareTo(patience) < 0
                ? new TryAgain(Backoff.after(attempts), StepStatus.FAILED, failed.why())
                : new GiveUp(failed.why());
    }
}
