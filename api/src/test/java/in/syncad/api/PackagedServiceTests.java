package in.syncad.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The jar, with the beans that its build has worked out, as the image starts it. All other tests work them out anew.
@Tag("slow")
class PackagedServiceTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void hasTheBeansOfEveryTest() throws Exception {
        Optional<Path> jar = jar();
        assumeThat(jar).as("what `mvn verify` has packaged").isPresent();
        int port = LocalPort.choose();
        Process service = start(jar.get(), port);
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> !service.isAlive() || answers(port));

            assertThat(log()).contains("AOT-processed ApiApplication");
            // Neither a route more nor one less.
            assertThat(get(port, "/docs/openapi.json").body().strip())
                    .isEqualTo(Files.readString(Path.of("..", "docs", "openapi.json"))
                            .strip());
        } finally {
            service.destroyForcibly();
            service.waitFor();
        }
    }

    private Process start(Path jar, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Commands.ofChild(
                        "KILL",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dspring.aot.enabled=true",
                                "-jar",
                                jar.toString())))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().putAll(EmbeddedPlatform.shared().apiEnvironment());
        builder.environment().put("JWT_SECRET", "a secret for tests with more than thirty-two bytes");
        builder.environment().put("HOST", "127.0.0.1");
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("REALTIME_PORT", Integer.toString(LocalPort.choose()));
        return builder.start();
    }

    private boolean answers(int port) throws InterruptedException {
        try {
            return get(port, "/api/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private static Optional<Path> jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("api-[0-9].*SNAPSHOT\\.jar"))
                    .findFirst();
        }
    }
}
