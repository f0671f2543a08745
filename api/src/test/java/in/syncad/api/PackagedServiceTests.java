package in.syncad.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.PackagedService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
        Optional<Path> jar = PackagedService.jar("api");
        assumeThat(jar).as("what `mvn verify` has packaged").isPresent();
        Map<String, String> environment =
                new HashMap<>(EmbeddedPlatform.shared().apiEnvironment());
        environment.put("JWT_SECRET", "a secret for tests with more than thirty-two bytes");
        environment.put("REALTIME_PORT", Integer.toString(LocalPort.choose()));

        try (PackagedService service = PackagedService.start(jar.get(), environment, directory)) {
            await().atMost(Duration.ofMinutes(3))
                    .until(() ->
                            !service.isAlive() || service.get("/api/health").isPresent());

            assertThat(service.log()).contains("AOT-processed ApiApplication");
            // Neither a route more nor one less.
            assertThat(service.get("/docs/openapi.json"))
                    .map(String::strip)
                    .contains(Files.readString(Path.of("..", "docs", "openapi.json"))
                            .strip());
        }
    }
}
