package in.syncad.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// Stops what was started, the latest first, once, also when the stop comes in the middle of the start.
final class Stopping {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean stopping;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// Remembers something to stop.
    ///
    /// @throws CannotRun when the stop has begun; the thing is stopped at once
    <T extends AutoCloseable> T remember(T thing) {
        synchronized (this) {
            if (!stopping) {
                started.push(thing);
                return thing;
            }
        }
        close(thing);
        throw new CannotRun("stopped before it was ready");
    }

    synchronized boolean hasSomethingToDo() {
        return !started.isEmpty();
    }

    synchronized boolean hasBegun() {
        return stopping;
    }

    /// Stops everything; returns when all is stopped, also to a second caller.
    void stopAll() {
        boolean first;
        synchronized (this) {
            first = !stopping;
            stopping = true;
        }
        if (first) {
            started.forEach(Stopping::close);
            stopped.countDown();
        }
        await();
    }

    private void await() {
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception failure) {
            LoggerFactory.getLogger(Stopping.class).error("{} does not stop", thing, failure);
        }
    }
}
