package in.syncad.socketio;

import in.syncad.socketio.engine.CloseReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what happens, for [SocketServer#statistics].
final class Counters {

    final LongAdder connected = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder handled = new LongAdder();
    final LongAdder limited = new LongAdder();
    final LongAdder dropped = new LongAdder();
    private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);

    Counters() {
        for (CloseReason reason : CloseReason.values()) {
            closed.put(reason, new LongAdder());
        }
    }

    void closed(CloseReason reason) {
        LongAdder count = closed.get(reason);
        if (count != null) {
            count.increment();
        }
    }

    Statistics read(int connections, int sessions) {
        Map<CloseReason, Long> closings = new EnumMap<>(CloseReason.class);
        closed.forEach((reason, count) -> closings.put(reason, count.sum()));
        return new Statistics(
                connections,
                sessions,
                connected.sum(),
                refused.sum(),
                handled.sum(),
                limited.sum(),
                dropped.sum(),
                closings);
    }
}
