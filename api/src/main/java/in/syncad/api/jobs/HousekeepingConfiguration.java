package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Once a night each school's housekeeping is arranged, spread over an hour so that not all schools' databases are
/// visited at once.
@Configuration(proxyBeanMethods = false)
class HousekeepingConfiguration {

    private static final ZoneId WHERE_SCHOOLS_SLEEP = ZoneId.of("Asia/Kolkata");
    private static final LocalTime NIGHT = LocalTime.of(2, 0);
    private static final Duration SPREAD = Duration.ofHours(1);

    @Bean
    Task<?> housekeepingTask(JobRunner runner, Housekeeping housekeeping) {
        return runner.task(housekeeping);
    }

    @Bean
    RecurringTask<Void> arrangeHousekeeping(ActiveSchoolStore schools, Housekeeping housekeeping, Clock clock) {
        return Tasks.recurring("arrange-housekeeping", Schedules.daily(WHERE_SCHOOLS_SLEEP, NIGHT))
                .execute((instance, context) -> {
                    List<SchedulableInstance<?>> visits = new ArrayList<>();
                    for (UUID school : schools.all()) {
                        visits.add(visit(housekeeping, school, clock.instant()));
                    }
                    context.getSchedulerClient().scheduleBatch(visits);
                });
    }

    /// Named by the hour, so that a night which is arranged twice is the same night.
    private static SchedulableInstance<SchoolJobData> visit(Housekeeping housekeeping, UUID school, Instant now) {
        Duration wait = Duration.ofMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis()));
        String key = "%s/%d".formatted(school, now.toEpochMilli() / SPREAD.toMillis());
        return SchedulableInstance.of(
                new TaskInstance<>(housekeeping.name(), key, new SchoolJobData(school, "{}")), now.plus(wait));
    }
}
