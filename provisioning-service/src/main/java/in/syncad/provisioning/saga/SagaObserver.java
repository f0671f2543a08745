package in.syncad.provisioning.saga;

import java.time.Duration;

/// Is told what happens to sagas, after it was recorded, on the thread that does it. For metrics and logs.
public interface SagaObserver {

    default void started(Saga saga) {}

    /// @param duration of this attempt
    default void attempted(Saga saga, String step, StepOutcome outcome, Duration duration) {}

    default void undone(Saga saga, String step) {}

    /// @param attempts so far; it goes on until it works
    default void undoFailed(Saga saga, String step, int attempts, String why) {}

    default void finished(Saga saga, SagaStatus status) {}
}
