package in.syncad.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// A process that this JVM started and answers for. While it runs, a file names it, so that a later JVM can stop
/// it should this one be killed; on Linux it also receives a signal the moment this JVM dies.
public final class ChildProcess {

    /// Linux binds the death signal to the thread that started the child: that thread must last as long as the JVM.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("child-processes").factory());

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

    private final Process process;
    private final Path pidFile;

    private ChildProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /// Starts the process.
    ///
    /// @param builder command, environment and where its output goes
    /// @param pidFile written now, removed when the process is stopped through this object
    /// @throws IOException when the program cannot be started or the file not be written
    public static ChildProcess start(ProcessBuilder builder, Path pidFile) throws IOException {
        Future<Process> started = STARTER.submit(builder::start);
        Process process = Waiting.forStart(started);
        try {
            Files.writeString(pidFile, ProcessIdentity.of(process.toHandle()).toString());
        } catch (IOException unwritable) {
            process.destroyForcibly();
            throw unwritable;
        }
        return new ChildProcess(process, pidFile);
    }

    /// Stops the process that an earlier JVM left behind, with all it started, and removes the file.
    /// Does nothing when there is none.
    ///
    /// @param program the file name of the program; another program under that number is left alone
    /// @return whether there was one
    public static boolean stopLeftover(Path pidFile, String program, Duration grace) {
        Optional<ProcessHandle> leftover =
                ProcessIdentity.read(pidFile).flatMap(ProcessIdentity::find).filter(process -> runs(process, program));
        leftover.ifPresent(process -> stop(process, grace));
        remove(pidFile);
        return leftover.isPresent();
    }

    private static boolean runs(ProcessHandle process, String program) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(command -> command.endsWith(program))
                .isPresent();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /// Waits for the end of the process.
    ///
    /// @return whether it ended in that time
    public boolean waitFor(Duration time) {
        return Waiting.forEnd(process, time);
    }

    /// Asks the process to end, kills it when it has not after the grace time, and waits until it and everything
    /// it started is gone.
    public void stop(Duration grace) {
        stop(process.toHandle(), grace);
        remove(pidFile);
    }

    /// Kills the process and everything it started, without a chance to tidy up.
    public void kill() {
        stop(Duration.ZERO);
    }

    private static void stop(ProcessHandle process, Duration grace) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        if (grace.isPositive()) {
            process.destroy();
            Waiting.forEnd(process, grace);
        }
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> Waiting.forEnd(member, KILL_TIMEOUT));
    }

    private static void remove(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
