package in.syncad.api.documents;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Does one thing after the other, in the order in which they came, on a virtual thread that lives as long as there
/// is something to do. What only they touch needs no lock.
final class Mailbox {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger undone = new AtomicInteger();
    private final Executor executor;

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    /// @return when it is done, or how it failed
    CompletableFuture<Void> put(Runnable task) {
        return CompletableFuture.runAsync(task, this::add);
    }

    private void add(Runnable task) {
        tasks.add(task);
        if (undone.getAndIncrement() == 0) {
            executor.execute(this::doAll);
        }
    }

    int waiting() {
        return undone.get();
    }

    private void doAll() {
        do {
            tasks.remove().run();
        } while (undone.decrementAndGet() > 0);
    }
}
