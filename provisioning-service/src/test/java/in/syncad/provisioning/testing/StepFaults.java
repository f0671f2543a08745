package in.syncad.provisioning.testing;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.provisioning.saga.SagaDefinition;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets something happen at a place in a step, before or after the real thing. Steps are wrapped when the application
/// starts; nothing in the application knows of it.
@Configuration(proxyBeanMethods = false)
public class StepFaults {

    private static final Map<Place, Consumer<StepContext>> ACTIONS = new ConcurrentHashMap<>();

    /// Where in a step.
    public enum Point {
        BEFORE_EFFECT,
        AFTER_EFFECT,
        BEFORE_UNDO,
        AFTER_UNDO
    }

    private record Place(String step, Point point) {}

    @Bean
    static BeanPostProcessor wrapSteps() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SagaDefinition definition
                        ? new SagaDefinition(
                                definition.kind(),
                                definition.subject(),
                                definition.reversible(),
                                definition.steps().stream()
                                        .<Step>map(Wrapped::new)
                                        .toList())
                        : bean;
            }
        };
    }

    public static void at(String step, Point point, Consumer<StepContext> action) {
        ACTIONS.put(new Place(step, point), action);
    }

    /// That many times.
    public static void fail(String step, Point point, Kind kind, int times) {
        AtomicInteger left = new AtomicInteger(times);
        at(step, point, context -> {
            if (left.getAndDecrement() > 0) {
                throw new OutsideFailure(kind, "ordered by a test");
            }
        });
    }

    public static void clear() {
        ACTIONS.clear();
    }

    /// Once all creations that began since then are through: one still under way would run into the faults of the next
    /// test.
    public static void clearAfterCreationsSince(Instant begun) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> Platform.sql()
                        .sql("""
                        SELECT count(*) = 0 FROM saga
                        WHERE kind = 'create-school' AND finished_at IS NULL AND created_at >= :begun
                        """)
                        .param("begun", Timestamp.from(begun))
                        .query(Boolean.class)
                        .single());
        clear();
    }

    private record Wrapped(Step step) implements Step {

        @Override
        public String name() {
            return step.name();
        }

        @Override
        public StepOutcome apply(StepContext context) {
            reach(Point.BEFORE_EFFECT, context);
            StepOutcome outcome = step.apply(context);
            if (outcome instanceof StepOutcome.Done) {
                reach(Point.AFTER_EFFECT, context);
            }
            return outcome;
        }

        @Override
        public void undo(StepContext context) {
            reach(Point.BEFORE_UNDO, context);
            step.undo(context);
            reach(Point.AFTER_UNDO, context);
        }

        @Override
        public Optional<Duration> patience() {
            return step.patience();
        }

        private void reach(Point point, StepContext context) {
            ACTIONS.getOrDefault(new Place(step.name(), point), ignored -> {}).accept(context);
        }
    }
}
