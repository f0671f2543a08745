package in.syncad.provisioning.steps;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.aws.faults.Fault;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Platform;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmUpTests {

    private static final List<String> ASKED =
            List.of("secretsmanager.GetSecretValue", "route53.ListResourceRecordSets", "acm.ListCertificates");

    @AfterEach
    void clear() {
        Platform.aws().faults().clear();
    }

    @Test
    void everyServiceIsAskedOnceAndMayRefuse() {
        ASKED.forEach(operation -> Platform.aws().faults().always(operation, Fault.serverError(500)));
        List<Long> before = ASKED.stream().map(Platform.aws()::calls).toList();
        try (Node node = Node.start(Map.of())) {
            Awaitility.await().untilAsserted(() -> {
                for (int asked = 0; asked < ASKED.size(); asked++) {
                    assertThat(Platform.aws().calls(ASKED.get(asked)))
                            .as(ASKED.get(asked))
                            .isGreaterThan(before.get(asked));
                }
            });
            assertThat(node.operator().get("/actuator/health/readiness").status())
                    .isEqualTo(200);
        }
    }
}
