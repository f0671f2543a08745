package in.syncad.provisioning.schools;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What operators see of a school that is being made, step by step.
class SchoolProgressTests {

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();
    private final Instant begun = Instant.now(Clock.systemUTC());

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
        StepFaults.clearAfterCreationsSince(begun);
    }

    @Test
    void showsTheStepsInTheContractsOrder() {
        UUID id = operator.create(slug);

        JsonNode school = operator.await(id, "active");

        assertThat(school.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "slug",
                        "databaseName",
                        "subdomain",
                        "status",
                        "createdAt",
                        "schemaVersion",
                        "progress",
                        "failure",
                        "welcomeEmail",
                        "certificate",
                        "underWay",
                        "steps");
        assertThat(school.path("steps")
                        .valueStream()
                        .map(step -> step.path("name").asString()))
                .containsExactly(
                        "reserve-slug",
                        "create-database",
                        "migrate-schema",
                        "store-credentials",
                        "dns-record",
                        "tls-certificate",
                        "activate",
                        "welcome-email");
        assertThat(school.path("steps").valueStream()).allSatisfy(step -> {
            assertThat(step.propertyNames())
                    .containsExactly("name", "status", "attempts", "undoAttempts", "startedAt", "durationMs", "error");
            assertThat(step.path("status").asString()).isEqualTo("done");
            assertThat(step.path("attempts").asInt()).isEqualTo(1);
            assertThat(Instant.parse(step.path("startedAt").asString())).isBeforeOrEqualTo(Instant.now());
            assertThat(step.path("durationMs").asLong(-1)).isNotNegative();
            assertThat(step.path("error").isNull()).isTrue();
        });
        new World(id, slug).assertComplete();
    }

    @Test
    void aStepThatDoesNotGetOnShowsHowOftenItWasTriedWhyItFailedAndWhenItIsTriedNext() {
        StepFaults.fail("dns-record", Point.BEFORE_EFFECT, Kind.TRANSIENT, 4);
        UUID id = operator.create(slug);

        Awaitility.await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            JsonNode doing = operator.school(id).path("underWay");
            assertThat(doing.path("what").asString("")).isEqualTo("create-school");
            assertThat(doing.path("progress").asString("")).isEqualTo("running");
            assertThat(doing.path("step").asString("")).isEqualTo("dns-record");
            assertThat(doing.path("stepStatus").asString("")).isEqualTo("retrying");
            assertThat(doing.path("attempts").asInt()).isBetween(3, 4);
            assertThat(doing.path("error").asString("")).isEqualTo("ordered by a test");
            // Not there in the moment an attempt is made.
            assertThat(doing.path("nextAttemptAt").asString("")).isNotEmpty();
            assertThat(Instant.parse(doing.path("since").asString(""))).isAfter(begun);
            assertThat(Instant.parse(doing.path("nextAttemptAt").asString(""))).isAfter(begun);
            JsonNode listed =
                    operator.get("/school?slug=" + slug).body().path("items").path(0);
            assertThat(listed.path("underWay").path("step").asString("")).isEqualTo("dns-record");
            assertThat(listed.path("underWay").path("error").asString("")).isEqualTo("ordered by a test");
        });

        assertThat(operator.await(id, "active").path("underWay").isNull()).isTrue();
    }

    @Test
    void aStepThatCannotBeUndoneShowsSo() {
        StepFaults.fail("dns-record", Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
        StepFaults.fail("store-credentials", Point.BEFORE_UNDO, Kind.PERMANENT, 4);
        UUID id = operator.create(slug);

        Awaitility.await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            JsonNode doing = operator.school(id).path("underWay");
            assertThat(doing.path("progress").asString("")).isEqualTo("rolling-back");
            assertThat(doing.path("step").asString("")).isEqualTo("store-credentials");
            assertThat(doing.path("attempts").asInt()).isPositive();
            assertThat(doing.path("error").asString("")).isEqualTo("undo: ordered by a test");
        });

        operator.await(id, "failed");
        JsonNode listed =
                operator.get("/school?slug=" + slug).body().path("items").path(0);
        assertThat(listed.path("failure").asString("")).isEqualTo("dns-record: ordered by a test");
        assertThat(listed.path("underWay").isNull()).isTrue();
    }
}
