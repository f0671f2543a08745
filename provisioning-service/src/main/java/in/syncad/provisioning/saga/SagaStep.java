package in.syncad.provisioning.saga;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A step of a saga as it stands.
///
/// @param position from 1
/// @param attempts how often its effect was tried, not counting waits
/// @param durationMs from the first attempt to the end of the step, waits and retries included
public record SagaStep(
        int position,
        String name,
        StepStatus status,
        int attempts,
        int undoAttempts,
        Optional<Instant> startedAt,
        Optional<Long> durationMs,
        Map<String, String> output,
        Optional<String> error) {

    public SagaStep {
        output = Map.copyOf(output);
    }

    boolean wasStarted() {
        return startedAt.isPresent();
    }

    /// Asking again about something that takes its time is no attempt of its own.
    int attemptsWithThis() {
        return status == StepStatus.WAITING ? attempts : attempts + 1;
    }
}
