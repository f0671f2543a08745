package in.syncad.api.inbound;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens by itself.
@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    @Bean
    Task<?> sweepInbound(ObjectProvider<InboundSweep> sweep) {
        return Tasks.recurring("sweep-inbound", Schedules.fixedDelay(InboundSweep.EVERY))
                .execute((instance, context) -> sweep.getObject().sweep());
    }
}
