package in.syncad.socketio.engine;

import in.syncad.socketio.net.WebSocketConnection;

/// Why a session ended.
public enum CloseReason {
    /// The client said goodbye.
    CLIENT(WebSocketConnection.NORMAL),
    /// The connection was lost.
    CONNECTION_LOST(WebSocketConnection.NORMAL),
    /// The client did not answer a ping in time.
    PING_TIMEOUT(WebSocketConnection.NORMAL),
    /// What the client sent is not the protocol.
    PROTOCOL_ERROR(1002),
    /// The client did not connect to a namespace in time, or was refused too often.
    NOT_CONNECTED(1008),
    /// The client sends more than it may.
    TOO_FAST(1008),
    /// The client reads less than it is sent, beyond the bound of what is kept for it.
    TOO_SLOW(1008),
    /// The application closed it.
    SERVER(WebSocketConnection.NORMAL),
    /// This instance goes away; the client should connect to another.
    DRAIN(WebSocketConnection.GOING_AWAY);

    private final int webSocketCode;

    CloseReason(int webSocketCode) {
        this.webSocketCode = webSocketCode;
    }

    int webSocketCode() {
        return webSocketCode;
    }
}
