package in.syncad.api.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.api.ApiApplication;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// An instance of the service in a process of its own, which can be killed.
final class ApiProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final List<String> COMMAND = Commands.ofShortLivedJvm(ApiApplication.class);

    private final InetSocketAddress http;
    private final InetSocketAddress sockets;
    private final ProcessBuilder builder;
    private final Path directory;
    private ChildProcess process;

    private ApiProcess(String address, List<String> command) throws IOException {
        http = new InetSocketAddress(address, LocalPort.choose());
        sockets = new InetSocketAddress(address, LocalPort.choose());
        // It stays, with the log, until the build is cleaned.
        directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "api-process-");
        builder = new ProcessBuilder(Commands.ofChild("KILL", command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("JWT_SECRET", "a secret for tests with more than thirty-two bytes");
        environment.put("HOST", address);
        environment.put("PORT", Integer.toString(http.getPort()));
        environment.put("REALTIME_PORT", Integer.toString(sockets.getPort()));
    }

    /// Returns at once; [#awaitReady] waits until it answers.
    static ApiProcess beside(EmbeddedPlatform platform) throws IOException {
        ApiProcess process = new ApiProcess("127.0.0.1", COMMAND);
        process.builder.environment().putAll(platform.apiEnvironment());
        process.start();
        return process;
    }

    /// Likewise.
    static ApiProcess on(Island island, EmbeddedPlatform platform) throws IOException {
        ApiProcess process = new ApiProcess(island.address, island.command(COMMAND));
        platform.apiEnvironment()
                .forEach((name, value) -> process.builder.environment().put(name, island.seen(value)));
        process.start();
        return process;
    }

    void start() throws IOException {
        process = ChildProcess.start(builder, "java", directory.resolve("pid"));
    }

    void awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(process.isAlive()).as("see %s", log()).isTrue();
            return isReady();
        });
    }

    InetSocketAddress http() {
        return http;
    }

    /// Of terminals, too.
    InetSocketAddress sockets() {
        return sockets;
    }

    /// By SIGKILL.
    void kill() {
        process.kill();
    }

    private Path log() {
        return directory.resolve("log");
    }

    /// With everything that it depends on.
    private boolean isReady() throws InterruptedException {
        URI health = URI.create("http://%s:%d/api/health".formatted(http.getHostString(), http.getPort()));
        try {
            return HTTP.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body()
                    .contains("\"status\":\"up\"");
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
