package in.syncad.socketio.net;

/// What answers below one path of the port. Called on the event loop of the connection: it must not block.
@FunctionalInterface
public interface Route {

    /// Answers the exchange once, now or later, or upgrades it now.
    void handle(HttpExchange exchange);
}
