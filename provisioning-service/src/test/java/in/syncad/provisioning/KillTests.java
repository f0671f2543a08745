package in.syncad.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.aws.faults.Fault;
import in.syncad.provisioning.testing.ChildNode;
import in.syncad.provisioning.testing.MortalNode;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `kill -9` of a node at every place of every step. One process holds a school at each place; killing it kills all.
@Tag("slow")
class KillTests {

    private static final List<String> CREATION = List.of(
            "reserve-slug",
            "create-database",
            "migrate-schema",
            "store-credentials",
            "dns-record",
            "tls-certificate",
            "activate",
            "welcome-email");

    private static final List<String> TEARDOWN = List.of(
            "undo-window",
            "close-login",
            "final-dump",
            "dns-record",
            "tls-certificate",
            "drop-database",
            "delete-credentials",
            "close-registry-row");

    private static final String SEND = "sesv2.SendEmail";

    private final Map<UUID, World> schools = new LinkedHashMap<>();

    @AfterEach
    void clear() {
        Platform.aws().faults().clear();
    }

    @Test
    void theNextStartFinishesEverySchoolWhereverTheLastOneWasKilled() {
        try (ChildNode child = ChildNode.start()) {
            for (String step : CREATION) {
                create(child.operator(), MortalNode.stopAt(step, Point.BEFORE_EFFECT.name()));
                create(child.operator(), MortalNode.stopAt(step, Point.AFTER_EFFECT.name()));
                create(child.operator(), MortalNode.stopAt(step, MortalNode.RECORDED));
            }
            child.awaitStandstill(schools.keySet());
            child.kill();
        }
        try (Node next = Node.start(Map.of())) {
            schools.keySet().forEach(id -> next.operator().await(id, "active"));
            schools.values().forEach(school -> {
                school.assertComplete();
                assertThat(school.certificates()).hasSize(1);
            });
        }
    }

    @Test
    void theNextStartUndoesEverySchoolWhereverTheLastOneWasKilled() {
        try (ChildNode child = ChildNode.start()) {
            for (String step : CREATION) {
                create(child.operator(), MortalNode.undoneAndStopAt(step, Point.BEFORE_UNDO.name()));
                create(child.operator(), MortalNode.undoneAndStopAt(step, Point.AFTER_UNDO.name()));
                create(child.operator(), MortalNode.undoneAndStopAt(step, MortalNode.UNDONE_RECORDED));
            }
            child.awaitStandstill(schools.keySet());
            child.kill();
        }
        try (Node next = Node.start(Map.of())) {
            schools.keySet().forEach(id -> next.operator().await(id, "failed"));
            schools.values().forEach(school -> {
                school.assertEmpty();
                assertThat(school.mails()).isEmpty();
            });
        }
    }

    @Test
    void theNextStartRemovesEverySchoolWhereverTheLastOneWasKilled() {
        try (ChildNode child = ChildNode.start()) {
            Operator operator = child.operator();
            for (String step : TEARDOWN) {
                create(operator, MortalNode.removedAndStopAt(step, Point.BEFORE_EFFECT.name()));
                create(operator, MortalNode.removedAndStopAt(step, Point.AFTER_EFFECT.name()));
                create(operator, MortalNode.removedAndStopAt(step, MortalNode.RECORDED));
            }
            schools.keySet().forEach(id -> operator.await(id, "active"));
            schools.keySet().forEach(id -> operator.delete("/school/" + id));
            child.awaitStandstill(schools.keySet());
            child.kill();
        }
        try (Node next = Node.start(Map.of())) {
            schools.keySet().forEach(id -> next.operator().await(id, "deleted"));
            schools.values().forEach(World::assertNothingOutside);
        }
    }

    @Test
    void anotherNodeGoesOnWithinFifteenSeconds() {
        try (ChildNode child = ChildNode.start()) {
            UUID id = create(child.operator(), MortalNode.stopAt("tls-certificate", Point.AFTER_EFFECT.name()));
            child.awaitStandstill(schools.keySet());
            try (Node other = Node.start(Map.of())) {
                assertThat(other.operator().school(id).path("progress").asString())
                        .isEqualTo("running");
                long killed = System.nanoTime();
                child.kill();

                other.operator().await(id, "active");

                assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(15));
                schools.get(id).assertComplete();
            }
        }
    }

    @Test
    void aMailThatWasOnItsWayWhenTheNodeWasKilledIsNotSentTwice() {
        try (ChildNode child = ChildNode.start()) {
            long before = Platform.aws().calls(SEND);
            Platform.aws().faults().next(SEND, Fault.latency(Duration.ofSeconds(4)));
            create(child.operator(), "Springfield High School");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Platform.aws().calls(SEND) > before);
            child.kill();
        }
        try (Node next = Node.start(Map.of())) {
            UUID id = schools.keySet().iterator().next();
            next.operator().await(id, "active");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(schools.get(id).mails()).hasSize(1));
            assertThat(next.operator().school(id).path("welcomeEmail").asString())
                    .isEqualTo("unconfirmed");
        }
    }

    private UUID create(Operator operator, String name) {
        String slug = Operator.newSlug();
        UUID id = operator.created(Operator.request(slug).put("name", name).put("certificate", "dedicated"));
        schools.put(id, new World(id, slug));
        return id;
    }
}
