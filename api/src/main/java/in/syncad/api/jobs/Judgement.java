package in.syncad.api.jobs;

import java.time.Duration;

/// What an exception out of a job means for it. Reasons are for operators: what failed and where, without messages of
/// unknown origin, which may quote personal data.
sealed interface Judgement {

    String reason();

    /// Something is away or asks for patience: it does not count how often.
    record NotYet(Duration after, String reason) implements Judgement {}

    /// May be gone next time.
    record Unexpected(String reason) implements Judgement {}

    /// Trying again would fail again, or might do it twice: an operator has to decide.
    record Hopeless(String reason) implements Judgement {}
}
