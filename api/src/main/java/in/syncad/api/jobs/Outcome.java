package in.syncad.api.jobs;

import java.time.Duration;

/// How a job ended.
public sealed interface Outcome {

    /// Nothing is left to do.
    record Done() implements Outcome {}

    /// Went well so far and is to go on at once, after what other schools are waiting for. Long work is cut up so.
    record More() implements Outcome {}

    /// It will never succeed; nothing is left to do but to say why, without personal data.
    record Dropped(String reason) implements Outcome {}

    /// It surely had no effect yet and is to be tried again after that time, however often.
    ///
    /// @param reason for operators, without personal data
    record Again(Duration after, String reason) implements Outcome {

        public Again(Duration after) {
            this(after, "not possible yet");
        }
    }
}
