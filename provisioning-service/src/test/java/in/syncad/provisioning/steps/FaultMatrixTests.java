package in.syncad.provisioning.steps;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What a failure leaves behind, at each step: nothing when it is permanent, and a complete school when it passes.
class FaultMatrixTests {

    static final List<String> STEPS = List.of(
            "reserve-slug",
            "create-database",
            "migrate-schema",
            "store-credentials",
            "dns-record",
            "tls-certificate",
            "activate",
            "welcome-email");

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();

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
    void clear() {
        StepFaults.clear();
    }

    static List<String> steps() {
        return STEPS;
    }

    static Stream<Arguments> points() {
        return STEPS.stream()
                // A mail that was sent cannot be refused any more.
                .flatMap(step -> Stream.of(Point.BEFORE_EFFECT, Point.AFTER_EFFECT)
                        .filter(point -> point == Point.BEFORE_EFFECT || !step.equals("welcome-email"))
                        .map(point -> Arguments.of(step, point)));
    }

    @ParameterizedTest
    @MethodSource("points")
    void aPermanentFailureLeavesNothing(String step, Point point) {
        StepFaults.fail(step, point, Kind.PERMANENT, 1);

        UUID id = operator.createDedicated(slug);

        JsonNode school = operator.await(id, "failed");
        new World(id, slug).assertEmpty();
        assertThat(new World(id, slug).mails()).isEmpty();
        assertThat(school.path("progress").asString()).isEqualTo("rolled-back");
        assertThat(school.path("failure").asString()).isEqualTo(step + ": ordered by a test");
        assertThat(operator.step(id, step).path("status").asString()).isEqualTo("undone");
        assertThat(operator.step(id, step).path("error").asString()).isEqualTo("ordered by a test");
    }

    @ParameterizedTest
    @MethodSource("points")
    void aPassingFailureIsOvercome(String step, Point point) {
        StepFaults.fail(step, point, Kind.TRANSIENT, 2);
        boolean dedicated = step.equals("tls-certificate");

        UUID id = dedicated ? operator.createDedicated(slug) : operator.create(slug);

        operator.await(id, "active");
        new World(id, slug).assertComplete();
        assertThat(new World(id, slug).certificates()).hasSize(dedicated ? 1 : 0);
        assertThat(operator.step(id, step).path("attempts").asInt()).isEqualTo(3);
        assertThat(operator.step(id, step).path("error").isNull()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aCompensationThatFailsTwiceIsDoneInTheEnd(String step) {
        StepFaults.fail("welcome-email", Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
        StepFaults.fail(step, Point.BEFORE_UNDO, Kind.PERMANENT, 2);

        UUID id = operator.createDedicated(slug);

        operator.await(id, "failed");

        new World(id, slug).assertEmpty();
    }

    @Test
    void aCompensationIsRepeatedUntilItIsRecorded() {
        StepFaults.fail("activate", Point.AFTER_EFFECT, Kind.PERMANENT, 1);
        StepFaults.fail("create-database", Point.AFTER_UNDO, Kind.TRANSIENT, 2);

        UUID id = operator.createDedicated(slug);

        operator.await(id, "failed");
        new World(id, slug).assertEmpty();
    }
}
