package in.syncad.provisioning.testing;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.ProvisioningApplication;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Saga;
import in.syncad.provisioning.saga.SagaDefinition;
import in.syncad.provisioning.saga.SagaObserver;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import in.syncad.provisioning.steps.SchoolCreation;
import in.syncad.provisioning.teardown.SchoolTeardown;
import in.syncad.provisioning.testing.StepFaults.Point;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The service in a process of its own, made to be killed. A school whose name says `stop at <step> <place>` comes to
/// a standstill there, which is told on standard output; one whose name says `refuse the mail` is undone. The name
/// carries the orders, so that schools with different ones go through one process.
@Configuration(proxyBeanMethods = false)
public class MortalNode {

    /// Beside the [Point]s: after the outcome was recorded.
    public static final String RECORDED = "RECORDED";

    public static final String UNDONE_RECORDED = "UNDONE_RECORDED";

    static final String LISTENS = "LISTENS ON ";
    static final String STANDS = "STANDS STILL ";

    private static final String REFUSED = "refuse the mail, ";

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(ProvisioningApplication.class)
                .sources(StepFaults.class, MortalNode.class)
                .properties("spring.config.name=provisioning")
                // A school that stands still keeps its thread.
                .run("--db-scheduler.threads=64");
        Registry registry = context.getBean(Registry.class);
        context.getBeansOfType(SagaDefinition.class).values().stream()
                .flatMap(definition -> definition.steps().stream())
                .map(Step::name)
                .distinct()
                .forEach(step -> stopIn(registry, step));
        System.out.println(LISTENS + context.getEnvironment().getProperty("local.server.port"));
    }

    private static void stopIn(Registry registry, String step) {
        for (Point point : Point.values()) {
            StepFaults.at(step, point, reached -> reach(registry, step, point, reached));
        }
    }

    @Bean
    SagaObserver standStillAfterRecording(ObjectProvider<Registry> registry) {
        return new SagaObserver() {
            @Override
            public void attempted(Saga saga, String step, StepOutcome outcome, Duration duration) {
                if (outcome instanceof StepOutcome.Done) {
                    standStillIfOrdered(name(registry.getObject(), saga.subject()), place(saga, step, RECORDED));
                }
            }

            @Override
            public void undone(Saga saga, String step) {
                standStillIfOrdered(name(registry.getObject(), saga.subject()), place(saga, step, UNDONE_RECORDED));
            }
        };
    }

    /// What a school is called that is to stand still at that place of its creation.
    public static String stopAt(String step, String place) {
        return "stop at %s %s".formatted(step, place);
    }

    public static String undoneAndStopAt(String step, String place) {
        return REFUSED + stopAt(step, place);
    }

    public static String removedAndStopAt(String step, String place) {
        return stopAt("removal " + step, place);
    }

    private static void reach(Registry registry, String step, Point point, StepContext context) {
        School school = name(registry, context.subject());
        boolean removal = context.input().containsKey(SchoolTeardown.CREATED_BY);
        standStillIfOrdered(school, removal ? removedAndStopAt(step, point.name()) : stopAt(step, point.name()));
        boolean last = step.equals(SchoolCreation.WELCOME) && point == Point.BEFORE_EFFECT;
        if (last && school.name().startsWith(REFUSED)) {
            throw new OutsideFailure(Kind.PERMANENT, "ordered by a test");
        }
    }

    private static String place(Saga saga, String step, String place) {
        return saga.kind().equals(SchoolTeardown.DELETE) ? removedAndStopAt(step, place) : stopAt(step, place);
    }

    private static void standStillIfOrdered(School school, String place) {
        if (school.name().endsWith(place)) {
            System.out.println(STANDS + school.id());
            while (true) {
                LockSupport.park();
            }
        }
    }

    private static School name(Registry registry, UUID id) {
        return new School(id, registry.get(new SchoolId(id)).request().name());
    }

    private record School(UUID id, String name) {}
}
