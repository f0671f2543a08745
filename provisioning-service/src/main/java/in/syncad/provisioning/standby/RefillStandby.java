package in.syncad.provisioning.standby;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Refills the stock, at once when one was taken, and now and then anyway. The scheduler runs a recurring job on one
/// node only.
@Configuration(proxyBeanMethods = false)
class RefillStandby {

    private static final String NAME = "refill-standby";
    private static final TaskInstanceId INSTANCE = TaskInstanceId.of(NAME, RecurringTask.INSTANCE);
    private static final Duration ANYWAY = Duration.ofSeconds(30);
    /// Schools that are being created go first.
    private static final int LOW = 10;

    @Bean
    RecurringTask<Void> standbyRefills(StandbyStock stock, StandbySettings settings) {
        return Tasks.recurring(NAME, FixedDelay.of(ANYWAY), Void.class)
                .defaultPriority(LOW)
                .execute((instance, context) -> stock.refill(settings.databases()));
    }

    /// Asks for the job as soon as one is missing.
    @Component
    static class Trigger {

        private final Scheduler scheduler;
        private final Clock clock;

        Trigger(Scheduler scheduler, Clock clock) {
            this.scheduler = scheduler;
            this.clock = clock;
        }

        @EventListener
        void claimed(StandbyClaimed claimed) {
            try {
                scheduler.reschedule(INSTANCE, clock.instant());
            } catch (TaskInstanceCurrentlyExecutingException running) {
                // It counts again after each database it makes.
            }
        }
    }
}
