package in.syncad.local;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StartCacheTests {

    @TempDir
    private Path directory;

    @Test
    void learnsOnceAndThenServesEveryStart() throws IOException {
        Service service = new Service(
                "api",
                StandIn.jar(directory),
                List.of(),
                LocalPort.choose(),
                "/api/health",
                Map.of("HOST", "127.0.0.1"));
        Stopping stopping = new Stopping();
        try (DataDirectory data = DataDirectory.open(directory.resolve("data"))) {
            StartCache cache = new StartCache(service);
            assertThat(cache.options()).isEmpty();
            cache.learn(data, stopping);
            Path learnt = directory.resolve("start.aot");
            assertThat(cache.options()).containsExactly("-XX:AOTCache=" + learnt);
            cache.learn(data, stopping);
            assertThat(Files.list(data.processes())).isEmpty();
        }
        stopping.stopAll();
    }
}
