package in.syncad.provisioning.schools;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A creation that an operator calls off, at whatever moment.
class RollBackTests {

    private static final int PATIENCE_SECONDS = 30;

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();
    private final Instant begun = Instant.now(Clock.systemUTC());
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeAll
    static void start() {
        node = Node.start(Map.of(), StepFaults.class);
        operator = node.operator();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void settle() {
        released.countDown();
        StepFaults.clearAfterCreationsSince(begun);
    }

    @ParameterizedTest
    @CsvSource({"reserve-slug,BEFORE_EFFECT", "create-database,AFTER_EFFECT", "activate,BEFORE_EFFECT"})
    void nothingIsLeftOfItThoughAStepWasUnderWay(String step, Point point) throws InterruptedException {
        holdAt(step, point);
        UUID id = operator.create(slug);
        assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        Answer answer = rollBack(id);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("status").asString()).isEqualTo("provisioning");
        assertThat(operator.school(id).path("progress").asString()).isEqualTo("rolling-back");
        assertThat(operator.step(id, step).path("status").asString())
                .as("the step goes on, and nobody undoes it meanwhile")
                .isEqualTo("running");
        released.countDown();
        assertThat(operator.await(id, "failed").path("failure").asString()).isEqualTo("called off by an operator");
        new World(id, slug).assertEmpty();
        assertThat(operator.post("/school/%s/retry".formatted(id)).status()).isEqualTo(202);
        operator.await(id, "active");
    }

    @Test
    void itIsTooLateOnceTheSchoolIsActive() throws InterruptedException {
        holdAt("activate", Point.AFTER_EFFECT);
        UUID id = operator.create(slug);
        assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(rollBack(id).code()).isEqualTo("school.not-in-creation");

        released.countDown();
        operator.await(id, "active");
        assertThat(rollBack(id).status()).isEqualTo(409);
        new World(id, slug).assertComplete();
    }

    @Test
    void onceIsEnough() throws InterruptedException {
        holdAt("create-database", Point.BEFORE_EFFECT);
        UUID id = operator.create(slug);
        assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(rollBack(id).status()).isEqualTo(202);
        assertThat(rollBack(id).status()).isEqualTo(202);

        released.countDown();
        operator.await(id, "failed");
        assertThat(rollBack(id).code()).isEqualTo("school.not-in-creation");
        assertThat(rollBack(UUID.randomUUID()).code()).isEqualTo("school.unknown");
    }

    private static Answer rollBack(UUID id) {
        return operator.post("/school/%s/roll-back".formatted(id));
    }

    /// The first time that it is reached.
    private void holdAt(String step, Point point) {
        StepFaults.at(step, point, context -> {
            reached.countDown();
            try {
                assertThat(released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
