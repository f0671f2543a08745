package in.syncad.provisioning.saga;

import java.time.Instant;
import java.util.Optional;

/// A saga that is not finished.
///
/// @param nextAttempt when it is taken up next; empty while somebody works on it
public record OpenSaga(Saga saga, Optional<Instant> nextAttempt) {

    /// The step that is being done, or undone.
    public Optional<SagaStep> current() {
        return switch (saga.status()) {
            case RUNNING ->
                saga.steps().stream()
                        .filter(step -> step.status() != StepStatus.DONE)
                        .findFirst();
            case ROLLING_BACK ->
                saga.steps().reversed().stream()
                        .filter(step -> step.wasStarted() && step.status() != StepStatus.UNDONE)
                        .findFirst();
            case DONE, ROLLED_BACK, CANCELLED -> Optional.empty();
        };
    }
}
