package in.syncad.provisioning.schools;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Forgets old answers: who has not asked again within a day does not any more.
@Configuration(proxyBeanMethods = false)
class ForgetAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> oldAnswers(IdempotencyStore answers, Clock clock) {
        return Tasks.recurring("forget-answers", FixedDelay.of(EVERY), Void.class)
                .execute((instance, context) ->
                        answers.deleteOlderThan(clock.instant().minus(KEPT)));
    }
}
