package in.syncad.api.seeding;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.common.tenancy.SchoolDirectory;
import in.syncad.common.tenancy.SchoolStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Plants the demonstration once the school is there. The school itself is made like every other, by the provisioning
/// service; until it is active this waits.
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("ENABLE_SEEDING")
class SeedingConfiguration {

    static final String SLUG = "springfield-high";

    private static final Logger log = LoggerFactory.getLogger(SeedingConfiguration.class);
    private static final String TASK = "plant-demonstration";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    @Bean
    Task<Void> plantDemonstration(SchoolDirectory directory, Demonstration demonstration, Clock clock) {
        log.info("demonstration people come to school {} as soon as it is active", SLUG);
        return Tasks.custom(TASK, Void.class)
                .onDeadExecutionRevive()
                .scheduleOnStartup(SLUG, null, now -> now)
                .execute((instance, context) -> {
                    Optional<School> school =
                            directory.bySlug(SLUG).filter(found -> found.status() == SchoolStatus.ACTIVE);
                    if (school.isEmpty()) {
                        return (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(LOOK_AGAIN));
                    }
                    CurrentSchool.run(school.get(), demonstration::plant);
                    log.info("the demonstration people of {} are there", SLUG);
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }
}
