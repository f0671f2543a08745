package in.syncad.provisioning.schools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import in.syncad.provisioning.saga.SagaStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A school with how far its creation or its removal is.
///
/// @param progress of the steps as a whole: `running`, `rolling-back`, `done`, `rolled-back`, `cancelled`
/// @param schemaVersion what its database was migrated to at last; empty until it is served
/// @param failure why it failed, or why it is being undone
/// @param welcomeEmail `sent`, `unconfirmed` (nobody knows), or the state of the step that sends it
public record SchoolDetails(
        @JsonUnwrapped SchoolAnswer school,
        Optional<String> schemaVersion,
        Optional<String> progress,
        Optional<String> failure,
        Optional<String> welcomeEmail,
        Optional<Certificate> certificate,
        Optional<UnderWay> underWay,
        List<StepAnswer> steps) {

    /// The school's TLS, once it is there.
    ///
    /// @param mode `wildcard` or `dedicated`
    /// @param reference an ARN, or the name of the secret that holds key and chain
    /// @param notAfter when it ends, as it was last seen
    /// @param renewalFailure why the latest attempt to renew it failed; empty once one succeeded
    public record Certificate(String mode, String reference, Instant notAfter, Optional<String> renewalFailure) {}

    /// How far a step is.
    ///
    /// @param durationMs from the first attempt to the end, waits and retries included
    public record StepAnswer(
            String name,
            String status,
            int attempts,
            int undoAttempts,
            Optional<Instant> startedAt,
            Optional<Long> durationMs,
            Optional<String> error) {

        static StepAnswer of(SagaStep step) {
            return new StepAnswer(
                    step.name(),
                    step.status().code(),
                    step.attempts(),
                    step.undoAttempts(),
                    step.startedAt(),
                    step.durationMs(),
                    step.error());
        }
    }
}
