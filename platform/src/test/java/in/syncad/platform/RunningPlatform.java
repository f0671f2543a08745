package in.syncad.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import in.syncad.local.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What `./syncad up` starts, on free ports, with its data below one directory.
final class RunningPlatform implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration UNPACKING = Duration.ofMinutes(1);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> PORTS =
            List.of("API", "REALTIME", "PROVISIONING", "INBOX", "POSTGRES", "REDIS", "S3", "AWS", "DNS");

    private final Map<String, String> environment = new TreeMap<>();
    private final Path directory;
    private final Process launcher;

    RunningPlatform(Path directory) throws IOException {
        this.directory = directory;
        for (String port : PORTS) {
            environment.put(variable(port), Integer.toString(LocalPort.choose()));
        }
        environment.put("SYNCAD_DATA", directory.resolve("data").toString());
        environment.put("SYNCAD_START_CACHE", "off");
        environment.put("SYNCAD_PROVISIONING_JAR", unpacked("provisioning-service"));
        environment.put("SYNCAD_API_JAR", unpacked("api"));
        ProcessBuilder builder = new ProcessBuilder(Commands.ofShortLivedJvm(Main.class, "up"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().putAll(environment);
        launcher = builder.start();
    }

    void awaitReady() throws IOException {
        await().atMost(LONG).until(() -> output().contains("SyncAD is ready") || !launcher.isAlive());
        assertThat(output()).contains("SyncAD is ready");
    }

    /// As the images and `./syncad` have a service. From the jar as it is all may stand still for ever: Spring's class
    /// loader may let a virtual thread go while it keeps a lock, and those that load classes meanwhile wait for it
    /// without leaving their carriers.
    private String unpacked(String service) throws IOException {
        Path target = directory.resolve(service);
        Path jar = packaged(service);
        List<String> extract =
                List.of(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", target.toString());
        assertThat(Commands.succeeds(extract, UNPACKING))
                .as("%s is unpacked", jar)
                .isTrue();
        return target.resolve(jar.getFileName()).toString();
    }

    private static Path packaged(String service) throws IOException {
        Path directory = Path.of("..", service, "target").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches(service + "-[0-9].*SNAPSHOT\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(service + " is not packaged: ./syncad build"));
        }
    }

    private static String variable(String port) {
        return "SYNCAD_%s_PORT".formatted(port);
    }

    /// @param port one of [#PORTS]
    String address(String port) {
        return "http://localhost:" + environment.get(variable(port));
    }

    String secret(String name) throws IOException {
        return Files.readString(directory.resolve("data").resolve("secrets").resolve(name));
    }

    /// All that it has started.
    List<ProcessHandle> processes() {
        return launcher.toHandle().descendants().toList();
    }

    String log(String service) throws IOException {
        return Files.readString(directory.resolve("data").resolve("logs").resolve(service + ".log"));
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    /// As Ctrl-C does.
    @Override
    public void close() throws InterruptedException {
        launcher.destroy();
        launcher.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
        launcher.destroyForcibly();
    }
}
