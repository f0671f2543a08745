package in.syncad.socketio.engine;

import in.syncad.socketio.net.HttpExchange;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// HTTP long-polling: packets wait for the next poll, or the poll waits for them.
final class PollingTransport implements Transport {

    /// While a WebSocket takes over, a poll without packets is held back so long, so that the end of the upgrade
    /// finds it here even when it came in on another event loop.
    private static final long BEHIND_UPGRADE_MS = 50;

    private final Session session;
    private final int maxPayload;
    private final Queue<String> packets = new ArrayDeque<>(2);
    private long pendingChars;
    private @Nullable HttpExchange poll;

    PollingTransport(Session session, int maxPayload) {
        this.session = session;
        this.maxPayload = maxPayload;
    }

    @Override
    public void send(OutgoingMessage message) {
        sendPacket(message.packet());
    }

    @Override
    public void sendPacket(String packet) {
        packets.add(packet);
        pendingChars += packet.length();
        flush();
    }

    @Override
    public long pendingBytes() {
        return pendingChars;
    }

    /// A GET of the client. A second one beside it is a breach that ends the session.
    void poll(HttpExchange exchange) {
        if (poll != null) {
            EngineError.BAD_REQUEST.answer(exchange);
            session.close(CloseReason.PROTOCOL_ERROR);
            return;
        }
        poll = exchange;
        exchange.whenClosed(() -> session.run(() -> lost(exchange)));
        flush();
        if (session.isUpgrading()) {
            releaseSoon();
        }
    }

    private void lost(HttpExchange exchange) {
        if (poll == exchange) {
            poll = null;
            session.close(CloseReason.CONNECTION_LOST);
        }
    }

    /// A POST of the client with one or more packets.
    void post(HttpExchange exchange) {
        String body = exchange.text().orElse("");
        if (body.length() > session.mostIncoming()) {
            exchange.refuse(413, "Too large");
            session.close(CloseReason.PROTOCOL_ERROR);
            return;
        }
        int start = 0;
        boolean valid = true;
        while (valid && start <= body.length()) {
            int separator = body.indexOf(PacketType.SEPARATOR, start);
            int end = separator < 0 ? body.length() : separator;
            valid = receive(body.substring(start, end));
            start = end + 1;
        }
        if (valid) {
            exchange.answer("ok");
        } else {
            EngineError.BAD_REQUEST.answer(exchange);
        }
    }

    /// Whether the packet was one; packets behind the end of the session do not matter any more.
    private boolean receive(String packet) {
        if (packet.isEmpty() || packet.charAt(0) != PacketType.BINARY_PREFIX) {
            return session.receive(this, packet);
        }
        try {
            session.receiveBinary(this, Base64.getDecoder().decode(packet.substring(1)));
            return true;
        } catch (IllegalArgumentException notBase64) {
            session.close(CloseReason.PROTOCOL_ERROR);
            return false;
        }
    }

    /// Answers the poll that is held soon, so that the client can go on to the WebSocket.
    void releaseSoon() {
        session.loop().schedule(this::release, BEHIND_UPGRADE_MS, TimeUnit.MILLISECONDS);
    }

    private void release() {
        if (session.isUpgrading()) {
            answerPoll(PacketType.NOOP.bare());
        }
    }

    /// The WebSocket has taken over: gives it what waited. A client that still polls did not pause as it must.
    Queue<String> end() {
        if (poll != null) {
            HttpExchange held = poll;
            poll = null;
            refuse(session, held);
        }
        return packets;
    }

    /// For a client that has a WebSocket.
    static void refuse(Session session, HttpExchange exchange) {
        session.loop()
                .schedule(() -> EngineError.BAD_REQUEST.answer(exchange), BEHIND_UPGRADE_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close(CloseReason reason) {
        packets.clear();
        answerPoll((reason == CloseReason.CLIENT ? PacketType.NOOP : PacketType.CLOSE).bare());
    }

    private void flush() {
        if (poll == null || packets.isEmpty()) {
            return;
        }
        StringBuilder payload = new StringBuilder();
        String next = packets.peek();
        while (next != null && (payload.isEmpty() || payload.length() + 1 + next.length() <= maxPayload)) {
            if (!payload.isEmpty()) {
                payload.append(PacketType.SEPARATOR);
            }
            payload.append(next);
            pendingChars -= next.length();
            packets.remove();
            next = packets.peek();
        }
        answerPoll(payload.toString());
    }

    private void answerPoll(String payload) {
        if (poll != null) {
            HttpExchange held = poll;
            poll = null;
            held.answer(payload);
        }
    }
}
