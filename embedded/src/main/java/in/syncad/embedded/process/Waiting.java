package in.syncad.embedded.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Waits for processes. An interrupt ends the waiting and stays visible to the caller's thread.
final class Waiting {

    private static final Duration POLL = Duration.ofMillis(5);

    private Waiting() {}

    static Process forStart(Future<Process> started) throws IOException {
        try {
            return started.get();
        } catch (ExecutionException failed) {
            throw new IOException("the program cannot be started: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a process was started", interrupted);
        }
    }

    static boolean forEnd(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /// Asks again and again: the library's own notice for processes that are not children comes after 300 ms or more.
    static boolean forEnd(ProcessHandle process, Duration time) {
        try {
            for (long left = time.dividedBy(POLL); left > 0 && isRunning(process); left--) {
                Thread.sleep(POLL);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !isRunning(process);
    }

    /// A process that has ended, but of whose end its parent has not taken note yet, has no program any more. The
    /// first process of some containers takes note of orphans late or never.
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
