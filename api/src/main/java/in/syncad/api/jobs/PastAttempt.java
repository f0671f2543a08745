package in.syncad.api.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A line of the history.
///
/// @param number which attempt it was since the job last went well
/// @param ending `done`, `more`, `again`, `dropped`, `failed`, `gave-up` or `lost`
/// @param reason why it did not go well
public record PastAttempt(
        long id,
        JobId job,
        Optional<String> school,
        int number,
        Instant startedAt,
        Duration took,
        String ending,
        Optional<String> reason,
        String node) {}
