package in.syncad.common.tenancy.lanes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pool for many databases. Each has a lane with a cap, all lanes share one budget, and both are exact, counting
/// connections that are being opened or closed.
///
/// A borrower gets an idle connection of its lane; else, where cap and budget leave room, a new one; else it waits. For
/// a lane that holds nothing the connection that is idle longest is closed, so that it can open one; for a lane that
/// holds some, only after a little while. When many wait, the lane that holds least is served first; see [Fairness].
/// Lanes that hold nothing cost nothing.
///
/// The books are kept under one lock (see [Ledger]); no I/O is ever done under it.
public final class LanePool<K> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LanePool.class);
    private static final long LEAST_PATIENCE = Duration.ofMillis(1).toNanos();

    private final LaneSettings settings;
    private final LaneOpener<K> opener;
    private final LaneObserver observer;
    private final LongSupplier ticker;
    private final long acquireTimeout;
    private final long patience;
    private final long residencyGrace;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Ledger<K> ledger;
    private final LaneSweeper sweeper;

    /// @param ticker nanoseconds that only grow, from any origin
    LanePool(LaneSettings settings, LaneOpener<K> opener, LaneObserver observer, LongSupplier ticker) {
        this.settings = settings;
        this.opener = opener;
        this.observer = observer;
        this.ticker = ticker;
        this.acquireTimeout = settings.acquireTimeout().toNanos();
        this.patience = settings.patience().toNanos();
        this.residencyGrace = settings.residencyGrace().toNanos();
        this.ledger = new Ledger<>(settings);
        this.sweeper = new LaneSweeper(settings.sweepInterval(), this::sweep);
    }

    /// A pool that sweeps itself until it is closed. Opens nothing yet.
    public static <K> LanePool<K> start(LaneSettings settings, LaneOpener<K> opener, LaneObserver observer) {
        LanePool<K> pool = new LanePool<>(settings, opener, observer, System::nanoTime);
        pool.sweeper.start();
        return pool;
    }

    /// @throws NoConnectionException when the time a borrower may wait is up
    /// @throws LaneClosedException when the lane was [drained][#drain(Object, Duration)], or the pool closed
    /// @throws SQLException when a connection could not be opened, as the [LaneOpener] said it; or when the thread
    ///         was interrupted, which it then still is
    public LaneConnection<K> borrow(K key) throws SQLException {
        long asked = ticker.getAsLong();
        Slot<K> slot = takeIdle(key, asked);
        if (slot == null) {
            slot = waitFor(key, asked);
        }
        if (slot.doubtful) {
            slot = proven(slot, asked);
        }
        return new LaneConnection<>(this, slot);
    }

    /// Refuses borrowers of the lane from now on, until it is [reopened][#reopen(Object)], and closes what is idle.
    /// Aside it waits for what is lent, and takes what is still lent when the patience ends out of its borrowers'
    /// hands, unless the lane was reopened meanwhile.
    ///
    /// @return how many connections had to be taken, once that is known
    public Future<Integer> drain(K key, Duration patience) {
        Closing<K> closing = change(() -> ledger.shut(key));
        FutureTask<Integer> rest = new FutureTask<>(() -> takeRest(closing, patience));
        Thread.ofVirtual().name("lane-drain").start(rest);
        return rest;
    }

    private int takeRest(Closing<K> closing, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!closing.isDone() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        List<Slot<K>> taken = change(() -> ledger.seize(closing));
        for (Slot<K> slot : taken) {
            slot.abort();
            bury(slot);
        }
        return taken.size();
    }

    public void reopen(K key) {
        change(() -> ledger.reopen(key));
    }

    /// No connection opened before this call is lent after it: for new credentials, or another server.
    public void retire(K key) {
        change(() -> ledger.retire(key));
    }

    public LaneStatistics statistics() {
        return change(ledger::statistics);
    }

    /// Refuses all borrowers from now on and closes what is idle; what is lent is closed when it comes back.
    @Override
    public void close() {
        change(ledger::close);
        sweeper.stop();
    }

    void giveBack(Slot<K> slot) {
        boolean sound = slot.session.restore();
        long now = ticker.getAsLong();
        boolean someDoomed;
        lock.lock();
        try {
            ledger.giveBack(slot, sound, now);
            someDoomed = ledger.hasDoomed();
        } finally {
            lock.unlock();
        }
        if (someDoomed) {
            closeDoomed();
        }
    }

    /// Closes what is idle for too long, too old, or in doubt, and reports leaks.
    void sweep() {
        long now = ticker.getAsLong();
        for (Slot<K> leak : change(() -> ledger.sweep(now))) {
            log.warn(
                    "A connection of lane {} was borrowed {} s ago and is not back: a leak, or very slow work",
                    leak.lane.key,
                    leak.lentFor(now).toSeconds());
        }
    }

    private @Nullable Slot<K> takeIdle(K key, long asked) {
        lock.lock();
        try {
            return ledger.takeIdle(key, asked);
        } finally {
            lock.unlock();
        }
    }

    private Slot<K> waitFor(K key, long asked) throws SQLException {
        Waiter<K> waiter = change(() -> ledger.enqueue(key, lock.newCondition(), asked));
        try {
            while (!isSettled(waiter, asked)) {
                closeDoomed();
            }
        } catch (InterruptedException interrupted) {
            change(() -> ledger.abandon(waiter, ticker.getAsLong()));
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted while waiting for a connection", "57014", interrupted);
        }
        long waited = ticker.getAsLong() - asked;
        observer.waited(waited);
        return switch (waiter.answer()) {
            case CONNECTION -> waiter.handed();
            case PERMISSION -> open(waiter.permission(), asked);
            case REFUSED -> throw new LaneClosedException(key);
            case NONE -> throw new NoConnectionException(key, Duration.ofNanos(waited));
        };
    }

    /// Waits for a while. Looks again in between, because idle connections outlive their grace without a sound.
    ///
    /// @return true when there is an answer, or when the time is up and the waiter has left the queue
    private boolean isSettled(Waiter<K> waiter, long asked) throws InterruptedException {
        lock.lock();
        try {
            if (!waiter.isWaiting()) {
                return true;
            }
            long left = left(asked, ticker.getAsLong());
            if (left <= 0) {
                ledger.timeOut(waiter);
                return true;
            }
            waiter.await(Math.min(left, waiter.isFirst() ? patience : residencyGrace));
            ledger.match(ticker.getAsLong());
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Slot<K> open(Permission<K> permission, long asked) throws SQLException {
        K key = permission.lane().key;
        long began = ticker.getAsLong();
        Connection physical = null;
        boolean kept = false;
        try {
            physical = opener.open(key, Duration.ofNanos(Math.max(left(asked, began), LEAST_PATIENCE)));
            Slot<K> slot = new Slot<>(permission, new Session(physical), began + settings.anyLifetime());
            long now = ticker.getAsLong();
            observer.opened(now - began);
            kept = change(() -> ledger.opened(slot, now));
            if (!kept) {
                throw new LaneClosedException(key);
            }
            return slot;
        } finally {
            if (!kept) {
                Slot.closeQuietly(physical);
                change(() -> ledger.openFailed(permission, ticker.getAsLong()));
            }
        }
    }

    /// Asks the connection whether it works; one that does not is replaced in its place.
    private Slot<K> proven(Slot<K> slot, long asked) throws SQLException {
        if (slot.works()) {
            slot.proven();
            return slot;
        }
        slot.close();
        Permission<K> permission = change(() -> ledger.exchange(slot));
        if (permission == null) {
            throw new LaneClosedException(slot.lane.key);
        }
        return open(permission, asked);
    }

    private long left(long asked, long now) {
        return acquireTimeout - (now - asked);
    }

    private void change(Runnable change) {
        change(() -> {
            change.run();
            return true;
        });
    }

    private <T extends @Nullable Object> T change(Supplier<T> change) {
        T result;
        lock.lock();
        try {
            result = change.get();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        closeDoomed();
        return result;
    }

    /// What the books have given up is closed here, by whoever changed them, before its place is free again.
    private void closeDoomed() {
        for (Slot<K> slot = nextDoomed(); slot != null; slot = nextDoomed()) {
            slot.close();
            bury(slot);
        }
    }

    private @Nullable Slot<K> nextDoomed() {
        lock.lock();
        try {
            return ledger.nextDoomed();
        } finally {
            lock.unlock();
        }
    }

    private void bury(Slot<K> closed) {
        lock.lock();
        try {
            ledger.buried(closed, ticker.getAsLong());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
