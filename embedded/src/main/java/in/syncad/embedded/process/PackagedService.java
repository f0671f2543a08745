package in.syncad.embedded.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The jar of a service, with the beans that its build has worked out, started as its image starts it.
public final class PackagedService implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path log;

    private PackagedService(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// What `mvn verify` has packaged in this module, if it has come to that.
    ///
    /// @param artifact the module's name
    public static Optional<Path> jar(String artifact) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches(artifact + "-[0-9].*SNAPSHOT\\.jar"))
                    .findFirst();
        }
    }

    /// @param environment what it needs beside `HOST` and `PORT`
    /// @param log where its output goes
    public static PackagedService start(Path jar, Map<String, String> environment, Path log) throws IOException {
        int port = LocalPort.choose();
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
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("HOST", "127.0.0.1");
        builder.environment().put("PORT", Integer.toString(port));
        return new PackagedService(builder.start(), port, log);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// @return the body of a 200; nothing, while there is no such answer
    public Optional<String> get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /// With SIGKILL.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        http.close();
    }
}
