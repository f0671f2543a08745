package in.syncad.api.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.RunningApi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTests {

    private final RunningApi api = RunningApi.shared();

    @Test
    void saysSuccessUnderEveryHostName() {
        for (String host : new String[] {"localhost", "nobody.syncad.in", "example.org"}) {
            ApiAnswer answer = api.at(host).get("/api/health").expect(200);
            assertThat(answer.body().get("success").asBoolean()).isTrue();
        }
    }

    @Test
    void isReadyOnceItsDependenciesWereSeen() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(api.at("localhost")
                            .get("/api/health")
                            .body()
                            .get("status")
                            .asString())
                    .isEqualTo("up");
            for (String group : List.of("startup", "readiness", "liveness")) {
                api.at("localhost").get("/actuator/health/" + group).expect(200);
            }
        });
    }

    @Test
    void keepsItsMetricsFromOthersThanOperators() {
        assertThat(api.at("localhost").get("/actuator/prometheus").expect(200).text())
                .contains("lanes_connections_open");
        api.at("localhost")
                .with("X-Forwarded-For", "203.0.113.9")
                .get("/actuator/prometheus")
                .expect(401);
    }
}
