package in.syncad.common.tenancy.lanes;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A database server without a database: counts what is connected, and can be down.
final class FakeServer implements LaneOpener<Integer> {

    final Queue<FakeConnection> accepted = new ConcurrentLinkedQueue<>();
    final AtomicInteger peak = new AtomicInteger();
    final AtomicInteger peakOfOneLane = new AtomicInteger();

    private final AtomicInteger connected = new AtomicInteger();
    private final Map<Integer, AtomicInteger> connectedByLane = new ConcurrentHashMap<>();
    private final Set<FakeConnection> live = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    @Override
    public FakeConnection open(Integer lane, Duration patience) throws SQLException {
        if (down) {
            throw new SQLNonTransientConnectionException("connection refused", "08001");
        }
        peak.accumulateAndGet(connected.incrementAndGet(), Math::max);
        peakOfOneLane.accumulateAndGet(ofLane(lane).incrementAndGet(), Math::max);
        FakeConnection connection = new FakeConnection(lane, this);
        live.add(connection);
        accepted.add(connection);
        return connection;
    }

    void left(FakeConnection connection) {
        if (live.remove(connection)) {
            connected.decrementAndGet();
            ofLane(connection.lane).decrementAndGet();
        }
    }

    /// Every connection is cut, and no new one is accepted.
    void crash() {
        down = true;
        live.forEach(FakeConnection::cut);
    }

    void restart() {
        down = false;
    }

    int connected() {
        return connected.get();
    }

    int connected(int lane) {
        return ofLane(lane).get();
    }

    private AtomicInteger ofLane(int lane) {
        return connectedByLane.computeIfAbsent(lane, key -> new AtomicInteger());
    }
}
