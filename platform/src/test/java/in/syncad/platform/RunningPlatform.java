package in.syncad.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.PackagedService;
import in.syncad.local.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// What `./syncad up` starts, on free ports, with its data below one directory.
final class RunningPlatform implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(5);

    private static final List<String> PORTS =
            List.of("API", "REALTIME", "PROVISIONING", "INBOX", "POSTGRES", "REDIS", "S3", "AWS", "DNS");

    private final Map<String, String> environment = new TreeMap<>();
    private final Path directory;
    private final Process launcher;

    /// Returns once it says that it is ready.
    ///
    /// @param provisioning the jar, as it was packaged
    /// @param api the jar, as it was packaged
    RunningPlatform(Path provisioning, Path api, Path directory) throws IOException {
        this.directory = directory;
        for (String port : PORTS) {
            environment.put(variable(port), Integer.toString(LocalPort.choose()));
        }
        environment.put("SYNCAD_DATA", directory.resolve("data").toString());
        environment.put("SYNCAD_START_CACHE", "off");
        environment.put(
                "SYNCAD_PROVISIONING_JAR",
                PackagedService.unpack(provisioning, directory.resolve("provisioning"))
                        .toString());
        environment.put(
                "SYNCAD_API_JAR",
                PackagedService.unpack(api, directory.resolve("api")).toString());
        ProcessBuilder builder = new ProcessBuilder(Commands.ofShortLivedJvm(Main.class, "up"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().putAll(environment);
        launcher = builder.start();
        await().atMost(LONG).until(() -> output().contains("SyncAD is ready") || !launcher.isAlive());
        assertThat(output()).contains("SyncAD is ready");
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

    /// The launcher and all that it has started.
    List<ProcessHandle> processes() {
        return launcher.toHandle().descendants().toList();
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
