package in.syncad.socketio.engine;

import in.syncad.socketio.net.AddressLimits;
import in.syncad.socketio.net.Handshake;
import in.syncad.socketio.net.HttpExchange;
import in.syncad.socketio.net.RandomIds;
import in.syncad.socketio.net.Route;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/// The Engine.IO server of one path.
public final class Engine implements Route {

    private static final String POLLING = "polling";
    private static final String WEBSOCKET = "websocket";

    private final EngineSettings settings;
    private final AddressLimits addresses;
    private final SessionAcceptor acceptor;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<EventLoop, Heartbeat> heartbeats = new ConcurrentHashMap<>();
    private volatile boolean draining;

    /// @param addresses shared by everything that listens on the port
    public Engine(EngineSettings settings, AddressLimits addresses, SessionAcceptor acceptor) {
        this.settings = settings;
        this.addresses = addresses;
        this.acceptor = acceptor;
    }

    @Override
    public void handle(HttpExchange exchange) {
        String transport = exchange.parameter("transport");
        boolean webSocket = transport.equals(WEBSOCKET);
        if (!webSocket && !transport.equals(POLLING)) {
            EngineError.UNKNOWN_TRANSPORT.answer(exchange);
        } else if (!exchange.parameter("EIO").equals("4")) {
            EngineError.UNSUPPORTED_VERSION.answer(exchange);
        } else if (webSocket != exchange.isUpgrade()) {
            EngineError.BAD_REQUEST.answer(exchange);
        } else if (exchange.parameter("sid").isEmpty()) {
            open(exchange, webSocket);
        } else {
            goOn(exchange, webSocket);
        }
    }

    private void open(HttpExchange exchange, boolean webSocket) {
        Handshake handshake = exchange.handshake();
        if (!exchange.isGet()) {
            EngineError.BAD_HANDSHAKE_METHOD.answer(exchange);
        } else if (draining) {
            EngineError.GOING_AWAY.answer(exchange);
        } else if (!addresses.enter(handshake.address(), System.nanoTime())) {
            EngineError.TOO_MANY_CONNECTIONS.answer(exchange);
        } else {
            Session session = new Session(this, RandomIds.next(), exchange.loop(), handshake);
            sessions.put(session.id(), session);
            if (webSocket) {
                exchange.upgrade(settings.maxPayload(), session::openWebSocket).sendText(openPacket(session, "[]"));
            } else {
                exchange.answer(openPacket(session, "[\"websocket\"]"));
            }
            session.open(acceptor, heartbeatOf(session.loop()));
        }
    }

    /// A WebSocket for a session that has one is opened and closed, as the protocol says, instead of refused.
    private void goOn(HttpExchange exchange, boolean webSocket) {
        Session session = sessions.get(exchange.parameter("sid"));
        if (session == null) {
            EngineError.UNKNOWN_SESSION.answer(exchange);
        } else if (webSocket) {
            exchange.upgrade(session.mostIncoming(), connection -> {
                WebSocketTransport offered = WebSocketTransport.probing(session, connection);
                session.run(() -> session.offer(offered));
                return offered;
            });
        } else {
            session.run(() -> session.poll(exchange));
        }
    }

    private String openPacket(Session session, String upgrades) {
        return PacketType.OPEN.symbol()
                + "{\"sid\":\"%s\",\"upgrades\":%s,\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
                        .formatted(
                                session.id(),
                                upgrades,
                                settings.pingInterval().toMillis(),
                                settings.pingTimeout().toMillis(),
                                settings.maxPayload());
    }

    private Heartbeat heartbeatOf(EventLoop loop) {
        return heartbeats.computeIfAbsent(
                loop, own -> new Heartbeat(own, settings.pingInterval(), settings.pingTimeout()));
    }

    EngineSettings settings() {
        return settings;
    }

    void forget(Session session) {
        sessions.remove(session.id());
        addresses.leave(session.handshake().address());
    }

    /// The number of sessions that are open now.
    public int sessions() {
        return sessions.size();
    }

    /// Refuses new sessions with 503 from now on, and ends those that are open, each at a moment of its own within
    /// the time given, so that they do not all connect elsewhere at once.
    ///
    /// @return reaches zero when the last has ended
    public CountDownLatch drain(Duration spread) {
        draining = true;
        List<Session> open = List.copyOf(sessions.values());
        CountDownLatch left = new CountDownLatch(open.size());
        for (Session session : open) {
            Duration in = Duration.ofMillis(ThreadLocalRandom.current().nextLong(spread.toMillis() + 1));
            session.run(() -> session.drain(in, left::countDown));
        }
        return left;
    }
}
