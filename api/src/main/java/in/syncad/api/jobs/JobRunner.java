package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes tasks of the scheduler out of jobs: binds the school, runs the job, and does as its outcome says.
@Component
public class JobRunner {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final int MOST_RETRIES = 12;

    private final SchoolDirectory directory;
    private final JsonMapper json;
    private final Clock clock;

    JobRunner(SchoolDirectory directory, JsonMapper json, Clock clock) {
        this.directory = directory;
        this.json = json;
        this.clock = clock;
    }

    public <T> Task<?> task(SchoolJob<T> job) {
        return Tasks.custom(job.name(), SchoolJobData.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        MOST_RETRIES, new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY)))
                .execute((instance, context) -> completion(job, run(job, instance.getData())));
    }

    private <T> Outcome run(SchoolJob<T> job, SchoolJobData stored) {
        Optional<School> school =
                directory.byId(new SchoolId(stored.school())).filter(known -> known.status() == SchoolStatus.ACTIVE);
        return school.isPresent()
                ? CurrentSchool.call(school.get(), () -> job.run(json.readValue(stored.data(), job.dataType())))
                : new Outcome.Dropped("the school is not active");
    }

    private CompletionHandler<SchoolJobData> completion(SchoolJob<?> job, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> new CompletionHandler.OnCompleteRemove<>();
            case Outcome.Dropped(String reason) -> {
                log.warn("job {} was dropped: {}", job.name(), reason);
                yield new CompletionHandler.OnCompleteRemove<>();
            }
            // As a failure, so that whoever looks at the queue sees that it did not go well.
            case Outcome.Again(Duration after) ->
                (complete, operations) -> operations.reschedule(
                        ExecutionComplete.failure(
                                complete.getExecution(),
                                complete.getTimeDone().minus(complete.getDuration()),
                                complete.getTimeDone(),
                                null),
                        clock.instant().plus(after));
        };
    }
}
