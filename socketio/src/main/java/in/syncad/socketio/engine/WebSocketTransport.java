package in.syncad.socketio.engine;

import in.syncad.socketio.net.WebSocketConnection;
import in.syncad.socketio.net.WebSocketListener;
import java.util.Base64;

/// A WebSocket of a session, or one that is about to take over. It may live on another loop than the session: what it
/// receives goes to the loop of the session in order.
final class WebSocketTransport implements Transport, WebSocketListener {

    private final Session session;
    private final WebSocketConnection connection;

    /// Only the loop of the connection touches it.
    private boolean awaitsProbe;

    WebSocketTransport(Session session, WebSocketConnection connection) {
        this.session = session;
        this.connection = connection;
    }

    /// One that wants to take over from polling, and begins with a probe.
    static WebSocketTransport probing(Session session, WebSocketConnection connection) {
        WebSocketTransport offered = new WebSocketTransport(session, connection);
        offered.awaitsProbe = true;
        return offered;
    }

    @Override
    public void send(OutgoingMessage message) {
        connection.send(message.frame());
    }

    @Override
    public void sendPacket(String packet) {
        connection.sendText(packet);
    }

    /// Sends what waited for a poll, where binary messages are base64.
    void sendQueued(String packet) {
        if (packet.charAt(0) == PacketType.BINARY_PREFIX) {
            connection.sendBinary(Base64.getDecoder().decode(packet.substring(1)));
        } else {
            connection.sendText(packet);
        }
    }

    @Override
    public long pendingBytes() {
        return connection.pendingBytes();
    }

    void acceptMessagesOf(int mostBytes) {
        connection.acceptMessagesOf(mostBytes);
    }

    /// A slow reader would not read the goodbye either.
    @Override
    public void close(CloseReason reason) {
        if (reason == CloseReason.TOO_SLOW || reason == CloseReason.PING_TIMEOUT) {
            connection.abort();
        } else {
            connection.close(reason.webSocketCode());
        }
    }

    /// A probe is answered without a way over the session's loop: the client must not see the answer to a later poll
    /// before.
    @Override
    public void text(String packet) {
        if (awaitsProbe && packet.equals(Session.PROBE)) {
            connection.sendText("3probe");
        }
        awaitsProbe = false;
        session.run(() -> session.receive(this, packet));
    }

    @Override
    public void binary(byte[] message) {
        session.run(() -> session.receiveBinary(this, message));
    }

    @Override
    public void closed() {
        session.run(() -> session.lost(this));
    }
}
