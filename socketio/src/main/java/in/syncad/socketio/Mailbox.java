package in.syncad.socketio;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Runs what one socket has to do in its order, one at a time, on a thread that exists only while there is something
/// to do. Starts held back: nothing runs until [#open].
final class Mailbox {

    private final Executor threads;
    private final int mostTasks;
    private int mostBytes;
    private @Nullable Queue<Task> waiting;
    private long bytes;
    private State state = State.HELD;
    private boolean running;

    private enum State {
        HELD,
        OPEN,
        FINISHED
    }

    private record Task(Runnable action, int bytes) {}

    /// @param mostBytesHeld that wait before it is opened
    Mailbox(Executor threads, int mostTasks, int mostBytesHeld) {
        this.threads = threads;
        this.mostTasks = mostTasks;
        this.mostBytes = mostBytesHeld;
    }

    /// Adds a task that holds so many bytes; false if there is no room for it. After the end it is dropped.
    synchronized boolean offer(Runnable action, int size) {
        if (state == State.FINISHED) {
            return true;
        }
        if (waiting != null && (waiting.size() >= mostTasks || bytes + size > mostBytes)) {
            return false;
        }
        add(new Task(action, size));
        return true;
    }

    /// Lets the tasks run that have come, after this one, and so many bytes wait from now on.
    synchronized void open(Runnable first, int mostBytesWaiting) {
        state = State.OPEN;
        mostBytes = mostBytesWaiting;
        Queue<Task> early = waiting;
        waiting = null;
        add(new Task(first, 0));
        if (early != null && waiting != null) {
            waiting.addAll(early);
        }
    }

    /// Drops what has not begun, and all that comes later.
    synchronized void discard() {
        state = State.FINISHED;
        waiting = null;
        bytes = 0;
    }

    /// As [#discard], but this one still runs, last.
    synchronized void finish(Runnable last) {
        discard();
        add(new Task(last, 0));
    }

    private void add(Task task) {
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
        }
        waiting.add(task);
        bytes += task.bytes();
        if (!running && state != State.HELD) {
            running = true;
            threads.execute(this::run);
        }
    }

    private void run() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /// An idle mailbox keeps no queue: there are a hundred thousand of them.
    private synchronized @Nullable Runnable next() {
        Task task = waiting == null ? null : waiting.poll();
        if (task == null) {
            waiting = null;
            running = false;
            return null;
        }
        bytes -= task.bytes();
        return task.action();
    }
}
