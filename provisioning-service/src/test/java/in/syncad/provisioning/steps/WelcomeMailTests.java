package in.syncad.provisioning.steps;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.aws.faults.Fault;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.World;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The mail that must come exactly once, by a service that has no idempotency key.
class WelcomeMailTests {

    private static final String SEND = "sesv2.SendEmail";

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();

    @BeforeAll
    static void start() {
        node = Node.start(Map.of());
        operator = node.operator();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void clear() {
        Platform.aws().faults().clear();
    }

    @Test
    void aThrottledMailIsSentInTheEnd() {
        Platform.aws().faults().next(SEND, Fault.throttle(), 2);

        UUID id = operator.create(slug);

        operator.await(id, "active");
        new World(id, slug).assertComplete();
        assertThat(operator.step(id, "welcome-email").path("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void aMailWhoseReplyIsLostIsNotSentAgain() {
        Platform.aws().faults().next(SEND, Fault.timeoutAfterCommit());

        UUID id = operator.create(slug);

        operator.await(id, "active");
        new World(id, slug).assertComplete();
        assertThat(operator.school(id).path("welcomeEmail").asString()).isEqualTo("unconfirmed");
    }

    @Test
    void aRejectedMailUndoesTheSchool() {
        Platform.aws()
                .faults()
                .next(SEND, Fault.error("MessageRejected", 400, "Address is on the suppression list: admin@x"));

        UUID id = operator.createDedicated(slug);

        String failure = operator.await(id, "failed").path("failure").asString();
        new World(id, slug).assertEmpty();
        assertThat(failure)
                .startsWith("welcome-email: SES SendEmail: MessageRejected")
                .doesNotContain("admin@");
    }

    /// Slow: six attempts have to fail first.
    @Test
    @Tag("slow")
    void aSchoolOutlivesAMailServiceThatIsAway() {
        Platform.aws().faults().always(SEND, Fault.throttle());
        UUID id = operator.create(slug);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> operator.step(id, "welcome-email")
                        .path("status")
                        .asString()
                        .equals("failed"));

        assertThat(operator.school(id).path("status").asString()).isEqualTo("active");
        assertThat(operator.school(id).path("progress").asString()).isEqualTo("running");
        assertThat(operator.post("/school/%s/suspend".formatted(id)).code()).isEqualTo("school.busy");

        Platform.aws().faults().clear();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> operator.school(id).path("welcomeEmail").asString().equals("sent"));
        new World(id, slug).assertComplete();
    }

    @Test
    void aSchoolIsDeletedAlthoughItsMailIsStillToBeSent() {
        Platform.aws().faults().always(SEND, Fault.throttle());
        UUID id = operator.create(slug);
        Awaitility.await()
                .until(() -> operator.school(id).path("status").asString().equals("active"));

        assertThat(operator.delete("/school/" + id).status()).isEqualTo(202);

        operator.await(id, "deleted");
        new World(id, slug).assertNothingOutside();
    }
}
