package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import in.syncad.api.jobs.Attempt.Ending;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes tasks of the scheduler out of jobs: binds the school, runs the job, and does as its outcome says.
@Component
class JobRunner {

    static final int MOST_ATTEMPTS = 13;

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final String MDC_SCHOOL = "school";
    private static final String UNKNOWN = "unknown";
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration SCHOOL_AWAY = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final SchoolDirectory directory;
    private final AttemptStore attempts;
    private final FailureJudge judge;
    private final QueueMetrics metrics;
    private final JsonMapper json;

    JobRunner(
            SchoolDirectory directory,
            AttemptStore attempts,
            FailureJudge judge,
            QueueMetrics metrics,
            JsonMapper json) {
        this.directory = directory;
        this.attempts = attempts;
        this.judge = judge;
        this.metrics = metrics;
        this.json = json;
    }

    /// @param ring has the lane look for work that is due now
    <T> Task<SchoolJobData> task(SchoolJob<T> job, Runnable ring) {
        JobLane lane = job.lane();
        return Tasks.custom(job.name(), SchoolJobData.class)
                .onFailure((complete, operations) -> {
                    inTheNameOfItsSchool(complete, () -> failed(Attempt.of(lane, complete), complete));
                    ring.run();
                })
                .onDeadExecution((complete, operations) -> {
                    inTheNameOfItsSchool(complete, () -> lost(Attempt.of(lane, complete), complete.getTimeDone()));
                    ring.run();
                })
                .execute((instance, context) -> {
                    Outcome outcome = run(job, instance.getData());
                    return (complete, operations) -> {
                        inTheNameOfItsSchool(
                                complete, () -> settle(Attempt.of(lane, complete), outcome, complete.getTimeDone()));
                        ring.run();
                    };
                });
    }

    /// In the log; the job itself is over, and with it the school's turn.
    private static void inTheNameOfItsSchool(ExecutionComplete complete, Runnable end) {
        try (var _ = MDC.putCloseable(MDC_SCHOOL, schoolOf(complete))) {
            end.run();
        }
    }

    private static String schoolOf(ExecutionComplete complete) {
        try {
            return complete.getExecution().taskInstance.getData() instanceof SchoolJobData stored
                    ? stored.school().toString()
                    : UNKNOWN;
        } catch (RuntimeException unreadable) {
            // Which is why the job failed.
            return UNKNOWN;
        }
    }

    private <T> Outcome run(SchoolJob<T> job, SchoolJobData stored) {
        Optional<School> known = directory.byId(new SchoolId(stored.school()));
        if (known.isEmpty()) {
            return new Outcome.Dropped("there is no such school");
        }
        School school = known.get();
        return switch (school.status()) {
            case ACTIVE -> run(job, school, stored);
            // May come back, and finds its work then.
            case PROVISIONING, SUSPENDED, DELETING -> new Outcome.Again(SCHOOL_AWAY, "the school is not active");
            case DELETED, FAILED -> new Outcome.Dropped("the school is gone");
        };
    }

    private <T> Outcome run(SchoolJob<T> job, School school, SchoolJobData stored) {
        return CurrentSchool.call(school, () -> job.run(json.readValue(stored.data(), job.dataType())));
    }

    private void settle(Attempt attempt, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Done() -> count(attempt, Ending.DONE, attempts.end(attempt, Ending.DONE, Optional.empty()));
            case Outcome.More() -> count(attempt, Ending.MORE, attempts.goOn(attempt));
            case Outcome.Dropped(String reason) -> {
                log.warn("job {} was dropped: {}", attempt.job(), reason);
                count(attempt, Ending.DROPPED, attempts.end(attempt, Ending.DROPPED, Optional.of(reason)));
            }
            case Outcome.Again(Duration after, String reason) ->
                tryLater(attempt, Ending.AGAIN, reason, Optional.of(now.plus(after)));
        }
    }

    private void failed(Attempt attempt, ExecutionComplete complete) {
        Throwable thrown = complete.getCause().orElseThrow();
        Instant now = complete.getTimeDone();
        switch (judge.judge(thrown)) {
            case Judgement.NotYet(Duration after, String reason) ->
                tryLater(attempt, Ending.AGAIN, reason, Optional.of(now.plus(after)));
            case Judgement.Unexpected(String reason)
            when attempt.number() < MOST_ATTEMPTS -> {
                log.warn("job {} failed, attempt {}", attempt.job(), attempt.number(), thrown);
                tryLater(attempt, Ending.FAILED, reason, Optional.of(now.plus(waitAfter(attempt.number()))));
            }
            case Judgement.Unexpected(String reason) -> giveUp(attempt, reason);
            case Judgement.Hopeless(String reason) -> giveUp(attempt, reason);
        }
    }

    /// Counts as an attempt: otherwise a job that brings its node down would bring down one after the other.
    private void lost(Attempt attempt, Instant now) {
        String reason = "the node %s is gone".formatted(attempt.node());
        if (attempt.number() < MOST_ATTEMPTS) {
            tryLater(attempt, Ending.LOST, reason, Optional.of(now));
        } else {
            giveUp(attempt, reason);
        }
    }

    private void giveUp(Attempt attempt, String reason) {
        log.error("job {} waits for an operator after {} attempts: {}", attempt.job(), attempt.number(), reason);
        tryLater(attempt, Ending.GAVE_UP, reason, Optional.empty());
    }

    private void tryLater(Attempt attempt, Ending ending, String reason, Optional<Instant> next) {
        count(attempt, ending, attempts.tryLater(attempt, ending, reason, next));
    }

    private void count(Attempt attempt, Ending ending, boolean counts) {
        if (counts) {
            metrics.ended(attempt, ending);
        } else {
            log.warn("an attempt at job {} ended after it was given up for lost", attempt.job());
        }
    }

    /// Doubled each time.
    static Duration waitAfter(int attempt) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
