package in.syncad.api.jobs;

import java.time.Instant;
import java.util.Optional;

/// A job that did not go well when it was tried last.
///
/// @param school its slug; none for what belongs to no school
/// @param reason without personal data
/// @param nextAttempt none: it waits for an operator
public record FailingJob(
        JobId id, Optional<String> school, String reason, Instant since, int attempts, Optional<Instant> nextAttempt) {}
