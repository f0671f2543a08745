package in.syncad.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    /// @param program the file name of what will finally run; the command may reach it through other programs
    /// @param pidFile written now, removed when the process is stopped through this object
    /// @throws IOException when the program cannot be started or the file not be written
    public static ChildProcess start(ProcessBuilder builder, String program, Path pidFile) throws IOException {
        Future<Process> started = STARTER.submit(builder::start);
        Process process = Waiting.forStart(started);
        try {
            ProcessIdentity child = ProcessIdentity.of(process.toHandle());
            new PidFile(child, program, ProcessIdentity.ofThisJvm()).write(pidFile);
        } catch (IOException unwritable) {
            process.destroyForcibly();
            throw unwritable;
        }
        return new ChildProcess(process, pidFile);
    }

    /// Stops the process that an earlier JVM left behind, with all it started, and removes the file.
    /// Does nothing when there is none.
    ///
    /// @throws ServiceStartFailed when that JVM still lives: two must not use the same files
    public static void stopLeftover(Path pidFile, Duration grace) {
        PidFile.read(pidFile).ifPresent(leftover -> {
            leftover.otherLivingOwner().ifPresent(owner -> {
                throw new ServiceStartFailed(
                        leftover.program(), "%s is in use by process %d".formatted(pidFile.getParent(), owner.pid()));
            });
            leftover.process().ifPresent(process -> stop(process, grace));
            remove(pidFile);
        });
    }

    /// Stops everything that an earlier JVM left running by the pid files in that directory and right below it.
    public static void stopLeftovers(Path directory, Duration grace) throws IOException {
        List<Path> pidFiles;
        try (Stream<Path> files =
                Files.find(directory, 2, (file, attributes) -> attributes.isRegularFile() && isPidFile(file))) {
            pidFiles = files.toList();
        }
        pidFiles.forEach(pidFile -> stopLeftover(pidFile, grace));
    }

    private static boolean isPidFile(Path file) {
        return file.toString().endsWith(".pid");
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Completed when the process ends, for whatever reason.
    public CompletableFuture<ChildProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
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
        // Its handle knows of the end a moment before it does.
        Waiting.forEnd(process, KILL_TIMEOUT);
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
