package in.syncad.bench.lanes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What one would write first: one pool with a budget over all databases, first come, first served. An idle connection
/// to the right database is used again; else the one that is idle longest makes room for a new one.
final class FifoPool implements SchoolPool {

    private record Idle(int school, Connection connection) {}

    private final Schools schools;
    private final Duration patience;
    private final Semaphore places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final int budget;
    private int open;

    FifoPool(Schools schools, int budget, Duration patience) {
        this.schools = schools;
        this.patience = patience;
        this.budget = budget;
        this.places = new Semaphore(budget, true);
    }

    @Override
    public void use(int school, Work work) throws SQLException {
        takePlace();
        try {
            Connection connection = take(school);
            try {
                work.on(connection);
            } finally {
                putBack(new Idle(school, connection));
            }
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        idle.forEach(FifoPool::close);
    }

    private void takePlace() throws SQLException {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("no connection in time");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", stopped);
        }
    }

    private Connection take(int school) throws SQLException {
        Idle own;
        Idle victim = null;
        lock.lock();
        try {
            own = takeIdle(school);
            if (own == null && open == budget) {
                victim = idle.removeFirst();
            } else if (own == null) {
                open++;
            }
        } finally {
            lock.unlock();
        }
        if (victim != null) {
            close(victim);
        }
        return own != null ? own.connection() : schools.open(school, patience);
    }

    private @Nullable Idle takeIdle(int school) {
        for (Iterator<Idle> youngest = idle.descendingIterator(); youngest.hasNext(); ) {
            Idle candidate = youngest.next();
            if (candidate.school() == school) {
                youngest.remove();
                return candidate;
            }
        }
        return null;
    }

    private void putBack(Idle returned) {
        lock.lock();
        try {
            idle.addLast(returned);
        } finally {
            lock.unlock();
        }
    }

    private static void close(Idle idle) {
        try {
            idle.connection().close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
