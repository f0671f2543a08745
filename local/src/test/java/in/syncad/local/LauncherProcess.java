package in.syncad.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Launchers in processes of their own, on free ports, with their data below one directory.
final class LauncherProcess implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(5);

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> launchers = new ArrayList<>();

    LauncherProcess(Path directory, Path provisioning, Path api) {
        this.directory = directory;
        Arrays.stream(PublicPort.values())
                .forEach(port -> environment.put(port.variable(), Integer.toString(LocalPort.choose())));
        environment.put("SYNCAD_DATA", data().toString());
        environment.put("SYNCAD_PROVISIONING_JAR", provisioning.toString());
        environment.put("SYNCAD_API_JAR", api.toString());
        environment.put("SYNCAD_START_CACHE", "off");
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    Path data() {
        return directory.resolve("data");
    }

    int port(PublicPort port) {
        return Integer.parseInt(environment.get(port.variable()));
    }

    Process run(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Commands.ofShortLivedJvm(Main.class, command))
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().putAll(environment);
        Process launcher = builder.start();
        launchers.add(launcher);
        return launcher;
    }

    /// Starts the platform and waits until it says that it is ready.
    Process up() throws IOException {
        Process launcher = run("up");
        await().atMost(LONG).until(() -> output().contains("SyncAD is ready") || !launcher.isAlive());
        assertThat(output()).contains("SyncAD is ready");
        return launcher;
    }

    String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    String secret(String name) throws IOException {
        return Files.readString(data().resolve("secrets").resolve(name));
    }

    /// The one line that a launcher says when it gives up.
    static String errorOf(Process launcher) throws IOException, InterruptedException {
        String error = new String(launcher.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor()).isEqualTo(1);
        assertThat(error).hasLineCount(1);
        return error;
    }

    @Override
    public void close() throws InterruptedException {
        for (Process launcher : launchers) {
            launcher.destroy();
            launcher.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
            launcher.destroyForcibly();
        }
    }
}
