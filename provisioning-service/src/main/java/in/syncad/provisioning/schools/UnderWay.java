package in.syncad.provisioning.schools;

import in.syncad.provisioning.saga.OpenSaga;
import in.syncad.provisioning.saga.SagaStep;
import in.syncad.provisioning.saga.StepStatus;
import java.time.Instant;
import java.util.Optional;

/// What is being done with a school at this moment, for people who have to decide whether to wait.
///
/// @param what such as `create-school`
/// @param progress `running` or `rolling-back`
/// @param since when this step was begun for the first time
/// @param attempts how often this step was tried so far, or undone where that is what goes on
/// @param error of the latest attempt, in words
/// @param nextAttemptAt empty while somebody works on it
public record UnderWay(
        String what,
        String progress,
        Optional<String> step,
        Optional<String> stepStatus,
        Optional<Instant> since,
        int attempts,
        Optional<String> error,
        Optional<Instant> nextAttemptAt) {

    static UnderWay of(OpenSaga open) {
        Optional<SagaStep> step = open.current();
        return new UnderWay(
                open.saga().kind(),
                open.saga().status().code(),
                step.map(SagaStep::name),
                step.map(SagaStep::status).map(StepStatus::code),
                step.flatMap(SagaStep::startedAt),
                step.map(UnderWay::attempts).orElse(0),
                step.flatMap(SagaStep::error),
                open.nextAttempt());
    }

    private static int attempts(SagaStep step) {
        return switch (step.status()) {
            case UNDOING -> step.undoAttempts();
            case PENDING, RUNNING, WAITING, RETRYING, DONE, FAILED, UNDONE -> step.attempts();
        };
    }
}
