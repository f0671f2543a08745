package in.syncad.embedded.process;

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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The jar of a service, with the beans that its build has worked out, started as its image starts it.
public final class PackagedService implements AutoCloseable {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration UNPACKING = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Path log;

    private PackagedService(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// What `mvn verify` has packaged, if it has come to that.
    ///
    /// @param module this one or one beside it
    public static Optional<Path> jar(String module) throws IOException {
        Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9].*SNAPSHOT\\.jar"))
                    .findFirst();
        }
    }

    /// @param environment what it needs beside `HOST` and `PORT`
    /// @param directory where it is unpacked and writes its log
    public static PackagedService start(Path jar, Map<String, String> environment, Path directory) throws IOException {
        int port = LocalPort.choose();
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(Commands.ofChild(
                        "KILL",
                        List.of(
                                JAVA,
                                "-XX:TieredStopAtLevel=1",
                                "-Dspring.aot.enabled=true",
                                "-jar",
                                unpack(jar, directory).toString())))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("HOST", "127.0.0.1");
        builder.environment().put("PORT", Integer.toString(port));
        return new PackagedService(builder.start(), port, log);
    }

    /// Unpacks a jar, as the images do. From the jar as it is all may stand still for ever: Spring's class loader may
    /// let a virtual thread go while it keeps a lock, and those that load classes meanwhile wait for it without
    /// leaving their carriers.
    ///
    /// @return the jar to start
    public static Path unpack(Path jar, Path directory) throws IOException {
        Path target = directory.resolve("unpacked");
        List<String> extract =
                List.of(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", target.toString());
        if (!Commands.succeeds(extract, UNPACKING)) {
            throw new IOException(jar + " cannot be unpacked");
        }
        return target.resolve(jar.getFileName());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// @return the body of a 200; nothing, while there is no such answer
    public Optional<String> get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(PATIENCE)
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
