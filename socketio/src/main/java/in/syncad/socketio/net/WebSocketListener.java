package in.syncad.socketio.net;

/// What comes from one WebSocket. Called on the event loop of its connection: it must not block.
public interface WebSocketListener {

    /// A whole text message, valid UTF-8.
    void text(String message);

    /// A whole binary message; the array belongs to the listener.
    void binary(byte[] message);

    /// The connection is gone; said once, last, whoever closed it.
    void closed();
}
