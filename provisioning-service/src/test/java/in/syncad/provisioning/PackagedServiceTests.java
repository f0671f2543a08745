package in.syncad.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.process.PackagedService;
import in.syncad.provisioning.testing.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar, with the beans that its build has worked out. All other tests work them out anew.
@Tag("slow")
class PackagedServiceTests {

    @TempDir
    private Path directory;

    @Test
    void hasTheBeansOfEveryTest() throws Exception {
        Optional<Path> jar = PackagedService.jar("provisioning-service");
        assumeThat(jar).as("what `mvn verify` has packaged").isPresent();

        try (PackagedService service = PackagedService.start(jar.get(), Platform.environment(), directory)) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> !service.isAlive()
                            || service.get("/actuator/health/readiness").isPresent());

            assertThat(service.log()).contains("AOT-processed ProvisioningApplication");
            // Neither a route more nor one less.
            assertThat(service.get("/docs/openapi.json"))
                    .map(String::strip)
                    .contains(Files.readString(Path.of("..", "docs", "provisioning-openapi.json"))
                            .strip());
        }
    }
}
