package in.syncad.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole launchers in processes of their own, with stand-ins for the two services.
@Tag("slow")
class LauncherTests {

    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> launchers = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        String standIn = StandIn.jar(directory).toString();
        Arrays.stream(PublicPort.values())
                .forEach(port -> environment.put(port.variable(), Integer.toString(LocalPort.choose())));
        environment.put("SYNCAD_DATA", directory.resolve("data").toString());
        environment.put("SYNCAD_PROVISIONING_JAR", standIn);
        environment.put("SYNCAD_API_JAR", standIn);
        environment.put("SYNCAD_START_CACHE", "off");
    }

    @AfterEach
    void leaveNothingBehind() throws InterruptedException {
        for (Process launcher : launchers) {
            launcher.destroy();
            launcher.waitFor(60, TimeUnit.SECONDS);
            launcher.destroyForcibly();
        }
    }

    @Test
    void startsEverythingAndStopsItInOrder() throws Exception {
        Process launcher = launch("up");
        awaitReady();
        List<ProcessHandle> family = launcher.descendants().toList();
        assertThat(family).hasSizeGreaterThanOrEqualTo(4);
        assertThat(output()).contains("'X-SCS-Key: " + secret("SCS_API_KEY"), "/school");
        launcher.destroy();
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(LONG).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Files.readString(directory.resolve("data/logs/api.log"))).contains("stopped in order");
    }

    @Test
    void refusesASecondLauncherAndAResetWhileItRuns() throws Exception {
        launch("up");
        awaitReady();
        assertThat(errorOf(launch("up"))).containsPattern("^syncad: SyncAD already runs on .*data: stop it first");
        assertThat(errorOf(launch("reset"))).contains("already runs");
    }

    @Test
    void tidiesUpAfterAKilledLauncherAndKeepsTheData() throws Exception {
        Process killed = launch("up");
        awaitReady();
        String key = secret("SCS_API_KEY");
        List<ProcessHandle> orphans = killed.descendants().toList();
        killed.destroyForcibly().waitFor();
        launch("up");
        awaitReady();
        assertThat(orphans).noneMatch(LauncherTests::isRunning);
        assertThat(secret("SCS_API_KEY")).isEqualTo(key);
    }

    @Test
    void showsTheLastWordsOfAServiceThatEnds() throws Exception {
        environment.put("STAND_IN", "fails");
        Process launcher = launch("up");
        assertThat(errorOf(launcher)).contains("syncad: provisioning-service ended with exit code 3; its log is");
        assertThat(output()).contains("    DATABASE_URL is not set; expected: a postgresql URL");
        assertThat(launcher.descendants()).isEmpty();
    }

    @Test
    void removesItsDataOnReset() throws Exception {
        Process launcher = launch("up");
        awaitReady();
        launcher.destroy();
        launcher.waitFor();
        Process reset = launch("reset");
        assertThat(reset.waitFor()).isZero();
        assertThat(directory.resolve("data")).doesNotExist();
    }

    private Process launch(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().putAll(environment);
        Process launcher = builder.start();
        launchers.add(launcher);
        return launcher;
    }

    private void awaitReady() {
        await().atMost(LONG).until(() -> output().contains("SyncAD is ready"));
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    private String secret(String name) throws IOException {
        return Files.readString(directory.resolve("data/secrets").resolve(name));
    }

    /// The one line that a launcher says when it gives up.
    private static String errorOf(Process launcher) throws Exception {
        String error = new String(launcher.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(launcher.waitFor()).isEqualTo(1);
        assertThat(error).hasLineCount(1);
        return error;
    }

    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
