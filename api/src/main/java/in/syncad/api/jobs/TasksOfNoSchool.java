package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.Task;
import in.syncad.api.jobs.Attempt.Ending;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Tells of the tasks that belong to no school, in the log and in the history. What becomes of them the scheduler
/// decides by itself.
final class TasksOfNoSchool extends AbstractSchedulerListener {

    private static final Logger log = LoggerFactory.getLogger(TasksOfNoSchool.class);

    private final JobLane lane;
    private final Set<String> names;
    private final AttemptStore attempts;
    private final FailureJudge judge;

    TasksOfNoSchool(JobLane lane, List<Task<?>> tasks, AttemptStore attempts, FailureJudge judge) {
        this.lane = lane;
        this.names = tasks.stream().map(Task::getName).collect(Collectors.toUnmodifiableSet());
        this.attempts = attempts;
        this.judge = judge;
    }

    @Override
    public void onExecutionComplete(ExecutionComplete complete) {
        if (!names.contains(complete.getExecution().getTaskName())) {
            return;
        }
        Attempt attempt = Attempt.of(lane, complete);
        Optional<Throwable> failure = complete.getCause();
        failure.ifPresent(thrown -> log.warn("task {} failed, attempt {}", attempt.job(), attempt.number(), thrown));
        try {
            attempts.note(
                    attempt,
                    failure.isPresent() ? Ending.FAILED : Ending.DONE,
                    failure.map(thrown -> judge.judge(thrown).reason()));
        } catch (DataAccessException away) {
            log.warn("the end of task {} is not in the history: the central database is away", attempt.job());
        }
    }
}
