package in.syncad.socketio.net;

/// A plain WebSocket at a path of the same port, for protocols that are not Socket.IO.
@FunctionalInterface
public interface RawRoute {

    /// Takes a connection whose origin was allowed and whose handshake was answered. Who it is has not been asked:
    /// the route does that with the first message, and closes connections that send none.
    WebSocketListener open(WebSocketConnection connection, Handshake handshake);

    /// The same as a route of the port, for messages of at most so many bytes.
    default Route upgrading(int mostBytes) {
        return exchange -> {
            if (exchange.isUpgrade()) {
                exchange.upgrade(mostBytes, connection -> open(connection, exchange.handshake()));
            } else {
                exchange.refuse(426, "Upgrade Required");
            }
        };
    }
}
