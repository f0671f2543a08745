package in.syncad.socketio;

import in.syncad.socketio.engine.CloseReason;
import java.util.Map;

/// What a server holds now and has counted since it started.
///
/// @param connections of the operating system that are open
/// @param sessions of Engine.IO that are open
/// @param connected sockets of namespaces, ever
/// @param refused wishes to connect to a namespace
/// @param handled events that reached a handler
/// @param limited events that were dropped because their kind or their user came too often
/// @param dropped volatile events that a slow reader did not get
/// @param closed sessions by the reason of their end
public record Statistics(
        int connections,
        int sessions,
        long connected,
        long refused,
        long handled,
        long limited,
        long dropped,
        Map<CloseReason, Long> closed) {

    public Statistics {
        closed = Map.copyOf(closed);
    }
}
