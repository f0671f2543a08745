package in.syncad.local;

import static in.syncad.local.LauncherProcess.LONG;
import static in.syncad.local.LauncherProcess.errorOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole launchers, with stand-ins for the two services.
@Tag("slow")
class LauncherTests {

    @TempDir
    private Path directory;

    private LauncherProcess launcher;

    @BeforeEach
    void prepare() throws IOException {
        Path standIn = StandIn.jar(directory);
        launcher = new LauncherProcess(directory, standIn, standIn);
    }

    @AfterEach
    void leaveNothingBehind() throws InterruptedException {
        launcher.close();
    }

    @Test
    void startsEverythingAndStopsItInOrder() throws Exception {
        Process running = launcher.up();
        List<ProcessHandle> family = running.descendants().toList();
        assertThat(family).hasSizeGreaterThanOrEqualTo(4);
        assertThat(launcher.output()).contains("'X-SCS-Key: " + launcher.secret("SCS_API_KEY"), "/school");
        running.destroy();
        running.waitFor();
        await().atMost(LONG).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Files.readString(launcher.data().resolve("logs/api.log"))).contains("stopped in order");
        assertThat(launcher.run("reset").waitFor()).isZero();
        assertThat(launcher.data()).doesNotExist();
    }

    @Test
    void refusesASecondLauncherAndAResetWhileItRuns() throws Exception {
        launcher.up();
        assertThat(errorOf(launcher.run("up")))
                .containsPattern("^syncad: SyncAD already runs on .*data: stop it first");
        assertThat(errorOf(launcher.run("reset"))).contains("already runs");
    }

    @Test
    void tidiesUpAfterAKilledLauncherAndKeepsTheData() throws Exception {
        Process killed = launcher.up();
        String key = launcher.secret("SCS_API_KEY");
        List<ProcessHandle> orphans = killed.descendants().toList();
        killed.destroyForcibly().waitFor();
        launcher.up();
        await().atMost(LONG).until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(launcher.secret("SCS_API_KEY")).isEqualTo(key);
    }

    @Test
    void showsTheLastWordsOfAServiceThatEnds() throws Exception {
        launcher.set("STAND_IN", "fails");
        Process failing = launcher.run("up");
        assertThat(errorOf(failing)).contains("syncad: provisioning-service ended with exit code 3; its log is");
        assertThat(launcher.output()).contains("    DATABASE_URL is not set; expected: a postgresql URL");
        assertThat(failing.descendants()).isEmpty();
    }
}
