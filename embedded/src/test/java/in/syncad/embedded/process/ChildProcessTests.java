package in.syncad.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTests {

    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private Path pidFile;

    @BeforeEach
    void choosePidFile() {
        pidFile = directory.resolve("child.pid");
    }

    @Test
    void endsTogetherWithWhatItStarted() throws IOException {
        ChildProcess shell = start("sh", "-c", "sleep 60 & echo started; wait");
        List<ProcessHandle> family = family(shell);
        shell.stop(GRACE);
        assertThat(family).hasSize(2);
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void isKilledWhenItIgnoresTheRequestToStop() throws IOException {
        ChildProcess stubborn = start("sh", "-c", "trap '' TERM; echo started; while :; do sleep 1; done");
        family(stubborn);
        stubborn.stop(Duration.ofMillis(200));
        assertThat(stubborn.isAlive()).isFalse();
    }

    @Test
    void isFoundByALaterJvmAndStopped() throws IOException {
        ChildProcess abandoned = start("sleep", "60");
        ChildProcess.stopLeftover(pidFile, GRACE);
        await().until(() -> !abandoned.isAlive());
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void isLeftAloneWhenItIsAnotherProgram() throws IOException {
        ChildProcess foreign = start("sleep", "60");
        PidFile written = PidFile.read(pidFile).orElseThrow();
        new PidFile(written.child(), "postgres", written.owner()).write(pidFile);
        ChildProcess.stopLeftover(pidFile, GRACE);
        assertThat(foreign.isAlive()).isTrue();
        foreign.kill();
    }

    @Test
    void isLeftAloneWhenItStartedAtAnotherTime() throws IOException {
        ChildProcess foreign = start("sleep", "60");
        ProcessIdentity itself =
                ProcessIdentity.of(ProcessHandle.of(foreign.pid()).orElseThrow());
        ProcessIdentity predecessor =
                new ProcessIdentity(itself.pid(), itself.startedAt().minusSeconds(60));
        new PidFile(predecessor, "sleep", predecessor).write(pidFile);
        ChildProcess.stopLeftover(pidFile, GRACE);
        assertThat(foreign.isAlive()).isTrue();
        foreign.kill();
    }

    @Test
    void isNotTakenFromALivingOwner() throws IOException {
        ChildProcess owner = start("sleep", "60");
        ChildProcess used =
                ChildProcess.start(new ProcessBuilder("sleep", "60"), "sleep", directory.resolve("used.pid"));
        new PidFile(identity(used), "sleep", identity(owner)).write(pidFile);
        assertThatThrownBy(() -> ChildProcess.stopLeftover(pidFile, GRACE))
                .hasMessage("sleep did not start: %s is in use by process %d", directory, owner.pid());
        assertThat(used.isAlive()).isTrue();
        owner.kill();
        used.kill();
    }

    @Test
    void ignoresAFileThatWasCutShort() throws IOException {
        Files.writeString(pidFile, "12");
        ChildProcess.stopLeftover(pidFile, GRACE);
        assertThat(PidFile.read(pidFile)).isEmpty();
    }

    @Test
    void refusesAProgramThatDoesNotExist() {
        assertThatThrownBy(() -> start("/nowhere/program")).isInstanceOf(IOException.class);
    }

    private ChildProcess start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("output").toFile());
        return ChildProcess.start(builder, command[0], pidFile);
    }

    private static ProcessIdentity identity(ChildProcess process) {
        return ProcessIdentity.of(ProcessHandle.of(process.pid()).orElseThrow());
    }

    /// Waits until the shell has said that it is ready, then lists it and its children.
    private List<ProcessHandle> family(ChildProcess shell) {
        await().until(() -> Files.readString(directory.resolve("output")).contains("started"));
        ProcessHandle parent = ProcessHandle.of(shell.pid()).orElseThrow();
        return Stream.concat(Stream.of(parent), parent.descendants()).toList();
    }
}
