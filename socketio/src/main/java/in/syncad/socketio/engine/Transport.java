package in.syncad.socketio.engine;

/// The way to the client that a session uses now. Only the loop of the session calls it.
sealed interface Transport permits PollingTransport, WebSocketTransport {

    void send(OutgoingMessage message);

    /// Sends a packet that has no payload of the application.
    void sendPacket(String packet);

    /// Bytes that were sent and have not gone yet.
    long pendingBytes();

    void close(CloseReason reason);
}
