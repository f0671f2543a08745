package in.syncad.socketio.engine;

import in.syncad.socketio.net.Handshake;
import in.syncad.socketio.net.HttpExchange;
import in.syncad.socketio.net.WebSocketConnection;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One client of Engine.IO, whatever connections it uses. Belongs to one event loop; all that is not said to be
/// callable from everywhere must be called there.
public final class Session {

    static final String PROBE = "2probe";

    private final Engine engine;
    private final String id;
    private final EventLoop loop;
    private final Handshake handshake;
    private final Heartbeat.Beat beat = new Heartbeat.Beat(this);
    private Transport transport;
    private @Nullable WebSocketTransport candidate;
    private @Nullable SessionListener listener;
    private volatile int mostIncoming;
    private boolean closed;

    Session(Engine engine, String id, EventLoop loop, Handshake handshake) {
        this.engine = engine;
        this.id = id;
        this.loop = loop;
        this.handshake = handshake;
        mostIncoming = engine.settings().maxPayload();
        transport = new PollingTransport(this, engine.settings().maxPayload());
    }

    /// What the client proves itself by while it polls: a secret that is never shown to others or logged.
    String id() {
        return id;
    }

    /// From everywhere.
    public EventLoop loop() {
        return loop;
    }

    /// From everywhere.
    public Handshake handshake() {
        return handshake;
    }

    public boolean isClosed() {
        return closed;
    }

    /// Whether more waits for the client than a good reader leaves: what may be dropped should be.
    public boolean isBehind() {
        return transport.pendingBytes() > engine.settings().mostBuffered() / 16;
    }

    /// Sends a message; the caller keeps its reference. A client that reads too slowly loses it and, as soon as the
    /// loop is free, its session: not at once, as the caller may be walking through all sessions.
    public void send(OutgoingMessage message) {
        if (closed) {
            return;
        }
        if (transport.pendingBytes() > engine.settings().mostBuffered()) {
            loop.execute(() -> close(CloseReason.TOO_SLOW));
        } else {
            transport.send(message);
        }
    }

    /// Changes how long a message from the client may be, in bytes, up to the `maxPayload` it was told.
    public void acceptMessagesOf(int mostBytes) {
        mostIncoming = mostBytes;
        if (transport instanceof WebSocketTransport webSocket) {
            webSocket.acceptMessagesOf(mostBytes);
        }
    }

    /// Runs it on the loop of the session, at once if this is the loop. From everywhere; what one thread hands over
    /// runs in its order. Dropped when the server has gone.
    public void run(Runnable action) {
        if (loop.inEventLoop()) {
            action.run();
            return;
        }
        try {
            loop.execute(action);
        } catch (RejectedExecutionException _) {
            // The loop has ended and all its sessions with it.
        }
    }

    /// Ends the session; nothing if it has ended.
    public void close(CloseReason reason) {
        if (closed) {
            return;
        }
        closed = true;
        engine.forget(this);
        beat.stop();
        transport.close(reason);
        if (candidate != null) {
            candidate.close(reason);
            candidate = null;
        }
        if (listener != null) {
            listener.closed(reason);
        }
    }

    /// Tells the client that this ends it after a while, and does so.
    void drain(Duration in, Runnable done) {
        if (!closed) {
            listening().goingAway(in);
        }
        loop.schedule(
                () -> {
                    close(CloseReason.DRAIN);
                    done.run();
                },
                in.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// Starts with what the acceptor listens with.
    void open(SessionAcceptor acceptor, Heartbeat heartbeat) {
        heartbeat.start(beat);
        listener = acceptor.open(this);
    }

    /// A session that was a WebSocket from its beginning.
    WebSocketTransport openWebSocket(WebSocketConnection connection) {
        WebSocketTransport webSocket = new WebSocketTransport(this, connection);
        transport = webSocket;
        return webSocket;
    }

    void sendPacket(PacketType type) {
        transport.sendPacket(type.bare());
    }

    /// From everywhere.
    int mostIncoming() {
        return mostIncoming;
    }

    boolean isUpgrading() {
        return candidate != null;
    }

    void poll(HttpExchange exchange) {
        if (closed) {
            EngineError.UNKNOWN_SESSION.answer(exchange);
        } else if (!(transport instanceof PollingTransport polling)) {
            PollingTransport.refuse(this, exchange);
        } else if (exchange.isGet()) {
            polling.poll(exchange);
        } else if (exchange.isPost()) {
            polling.post(exchange);
        } else {
            EngineError.BAD_REQUEST.answer(exchange);
        }
    }

    /// A WebSocket that wants to take over. There is one at most.
    void offer(WebSocketTransport offered) {
        if (closed || candidate != null || transport instanceof WebSocketTransport) {
            offered.close(CloseReason.SERVER);
            return;
        }
        candidate = offered;
        loop.schedule(() -> abandon(offered), engine.settings().upgradeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void abandon(WebSocketTransport offered) {
        if (candidate == offered) {
            candidate = null;
            offered.close(CloseReason.PROTOCOL_ERROR);
        }
    }

    void lost(WebSocketTransport gone) {
        if (gone == transport) {
            close(CloseReason.CONNECTION_LOST);
        } else if (gone == candidate) {
            candidate = null;
        }
    }

    /// A packet in text; answers whether it was a valid one. One that is not ends the session.
    boolean receive(Transport from, String packet) {
        if (closed) {
            return true;
        }
        if (from instanceof WebSocketTransport webSocket && from != transport) {
            receiveProbe(webSocket, packet);
            return true;
        }
        PacketType type = PacketType.of(packet).orElse(PacketType.OPEN);
        switch (type) {
            case CLOSE -> close(CloseReason.CLIENT);
            case PONG -> beat.answered();
            case MESSAGE -> listening().text(packet.substring(1));
            case OPEN, PING, UPGRADE, NOOP -> close(CloseReason.PROTOCOL_ERROR);
        }
        return type == PacketType.CLOSE || type == PacketType.PONG || type == PacketType.MESSAGE;
    }

    void receiveBinary(Transport from, byte[] message) {
        if (from == transport && !closed) {
            listening().binary(message);
        } else if (from instanceof WebSocketTransport webSocket) {
            abandon(webSocket);
        }
    }

    private void receiveProbe(WebSocketTransport webSocket, String packet) {
        if (webSocket != candidate || !(transport instanceof PollingTransport polling)) {
            webSocket.close(CloseReason.PROTOCOL_ERROR);
        } else if (packet.equals(PROBE)) {
            polling.releaseSoon();
        } else if (packet.equals(PacketType.UPGRADE.bare())) {
            upgrade(polling, webSocket);
        } else {
            abandon(webSocket);
        }
    }

    private void upgrade(PollingTransport polling, WebSocketTransport webSocket) {
        candidate = null;
        transport = webSocket;
        webSocket.acceptMessagesOf(mostIncoming);
        for (String packet : polling.end()) {
            webSocket.sendQueued(packet);
        }
    }

    private SessionListener listening() {
        if (listener == null) {
            throw new IllegalStateException("A session receives nothing before it was opened");
        }
        return listener;
    }
}
