package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/// One try of a job, that is over.
///
/// @param version of the row when it was taken up: whoever finds another one has lost the job to somebody else
/// @param number counted since the job last went well, from 1
/// @param node who tried
record Attempt(
        JobLane lane, String job, String key, long version, int number, String node, Instant startedAt, Duration took) {

    enum Ending {
        DONE,
        /// Went well and is to go on.
        MORE,
        /// Nothing happened yet.
        AGAIN,
        /// Never will succeed.
        DROPPED,
        FAILED,
        /// Failed for the last time; an operator has to look.
        GAVE_UP,
        /// Its node is gone.
        LOST;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Attempt of(JobLane lane, ExecutionComplete complete) {
        Execution execution = complete.getExecution();
        return new Attempt(
                lane,
                execution.getTaskName(),
                execution.getId(),
                execution.version,
                execution.consecutiveFailures + 1,
                Objects.requireNonNullElse(execution.pickedBy, "unknown"),
                complete.getTimeDone().minus(complete.getDuration()),
                complete.getDuration());
    }
}
