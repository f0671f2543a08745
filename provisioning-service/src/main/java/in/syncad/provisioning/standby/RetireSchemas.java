package in.syncad.provisioning.standby;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import in.syncad.common.schema.SchoolTemplate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Drops the templates and the stocks of schemas that no node uses any more: after a deployment, those of the version
/// before.
@Component
class RetireSchemas {

    /// Long enough for a deployment that is taken back, and for a node that starts slowly.
    static final Duration GRACE = Duration.ofMinutes(30);

    private static final Duration EVERY = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(RetireSchemas.class);

    private final SchemaUseStore uses;
    private final StandbyStock stock;
    private final SchoolTemplate template;
    private final Clock clock;

    RetireSchemas(SchemaUseStore uses, StandbyStock stock, SchoolTemplate template, Clock clock) {
        this.uses = uses;
        this.stock = stock;
        this.template = template;
        this.clock = clock;
    }

    /// What a killed run leaves is found again by its template or its stock, after another grace.
    void run() {
        Instant now = clock.instant();
        uses.used(template.schema().stamp(), now);
        uses.seen(template.stamps(), now);
        for (String stamp : uses.forget(now.minus(GRACE))) {
            stock.drop(stamp);
            template.drop(stamp);
            log.info("schema {} is used no more: its template and standby databases are dropped", stamp);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        RecurringTask<Void> schemaRetirement(RetireSchemas retirement) {
            return Tasks.recurring("retire-schemas", FixedDelay.of(EVERY), Void.class)
                    .execute((instance, context) -> retirement.run());
        }
    }
}
