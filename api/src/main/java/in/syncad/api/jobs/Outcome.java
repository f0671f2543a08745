package in.syncad.api.jobs;

import java.time.Duration;

/// How a job ended.
public sealed interface Outcome {

    /// Nothing is left to do.
    record Done() implements Outcome {}

    /// It will never succeed; nothing is left to do but to say why.
    record Dropped(String reason) implements Outcome {}

    /// It surely had no effect yet and is to be tried again after that time.
    record Again(Duration after) implements Outcome {}
}
