package in.syncad.api.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// The promise, stored before a transaction commits, that a job is woken even if this process dies right after the
/// commit. Normally it is gone again a moment later.
///
/// @param honoured how often the job was woken for it already
record Intent(StoredJob job, int honoured) {

    /// The task's name, in every lane.
    static final String NAME = "wake-job";

    /// More than once, because the transaction may still have been open.
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

    static Intent first(StoredJob job) {
        return new Intent(job, 0);
    }

    /// After which time it is to be honoured next; empty when it was often enough.
    Optional<Duration> nextWait() {
        return honoured < WAITS.size() ? Optional.of(WAITS.get(honoured)) : Optional.empty();
    }

    Intent honouredOnce() {
        return new Intent(job, honoured + 1);
    }

    StoredJob stored(JsonMapper json) {
        String key = job.school() + "/" + UUID.randomUUID();
        return new StoredJob(job.lane(), NAME, key, job.school(), json.writeValueAsString(this));
    }
}
