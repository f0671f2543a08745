package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Hands work to be done later to the scheduler. It is stored at once, in a transaction of its own.
@Component
public class Jobs {

    private static final Duration SOON = Duration.ofSeconds(2);

    // Asked for late: the scheduler knows the jobs, and jobs may hand out work themselves.
    private final ObjectProvider<SchedulerClient> scheduler;
    private final JsonMapper json;
    private final Clock clock;

    Jobs(ObjectProvider<SchedulerClient> scheduler, JsonMapper json, Clock clock) {
        this.scheduler = scheduler;
        this.json = json;
        this.clock = clock;
    }

    /// Has the job done for the current school as soon as possible. A job of that name and key that is still waiting
    /// is left as it is.
    ///
    /// @throws Refused 503 when it cannot be stored
    public <T> void soon(SchoolJob<T> job, String key, T data) {
        String school = CurrentSchool.get().id().toString();
        SchoolJobData stored = new SchoolJobData(CurrentSchool.get().id().value(), json.writeValueAsString(data));
        try {
            scheduler
                    .getObject()
                    .scheduleIfNotExists(new TaskInstance<>(job.name(), school + "/" + key, stored), clock.instant());
        } catch (SQLRuntimeException | DbSchedulerException e) {
            throw Refused.unavailable("jobs.unavailable", "This cannot be arranged at this moment.", SOON);
        }
    }
}
