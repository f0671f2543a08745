package in.syncad.api.jobs;

import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The lanes work on the central database, so one poller a lane serves all schools. Tasks that belong to no school are
/// beans of type [Task]; they go to the usual lane.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobsConfiguration {

    @Bean
    LaneSchedulers laneSchedulers(
            @Qualifier("centralDataSource") DataSource central,
            JobSettings settings,
            JsonMapper json,
            Clock clock,
            AttemptStore attempts,
            FailureJudge judge) {
        return new LaneSchedulers(central, settings, json, clock, attempts, judge);
    }

    @Bean
    Task<?> arrangeRounds(Rounds rounds) {
        return rounds.task();
    }

    @Bean
    Task<?> forgetJobHistory(ObjectProvider<JobQueues> queues) {
        return Tasks.recurring("forget-job-history", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((instance, context) -> queues.getObject().forgetOldHistory());
    }

    @Bean
    Lanes lanes(
            LaneSchedulers schedulers,
            List<SchoolJob<?>> jobs,
            List<Task<?>> ofNoSchool,
            JobRunner runner,
            Promises promises) {
        List<OnStartup> byThemselves = ofNoSchool.stream()
                .filter(OnStartup.class::isInstance)
                .map(OnStartup.class::cast)
                .toList();
        return new Lanes(
                (lane, ring) -> {
                    List<Task<?>> ofSchools = new ArrayList<>();
                    jobs.stream()
                            .filter(job -> job.lane() == lane)
                            .forEach(job -> ofSchools.add(runner.task(job, ring)));
                    List<Task<?>> others = new ArrayList<>(lane == JobLane.USUAL ? ofNoSchool : List.of());
                    others.add(promises.task(ring));
                    return schedulers.build(lane, ofSchools, others);
                },
                byThemselves,
                schedulers.clock());
    }
}
