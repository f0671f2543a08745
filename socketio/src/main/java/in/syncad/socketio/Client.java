package in.syncad.socketio;

import in.syncad.socketio.engine.CloseReason;
import in.syncad.socketio.engine.Session;
import in.syncad.socketio.engine.SessionListener;
import in.syncad.socketio.net.RandomIds;
import in.syncad.socketio.net.TokenBucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Socket.IO side of one session: which namespaces it is in, and to whom its packets go. Only the loop of the
/// session calls it.
final class Client implements SessionListener {

    private final Session session;
    private final Namespaces namespaces;
    private final Machinery machinery;
    private final TokenBucket packets;
    private Map<String, Socket> sockets = Map.of();
    private @Nullable Assembly assembly;
    private @Nullable Future<?> connectTimer;
    private int refusals;

    Client(Session session, Namespaces namespaces, Machinery machinery) {
        this.session = session;
        this.namespaces = namespaces;
        this.machinery = machinery;
        packets = new TokenBucket(machinery.limits().packetsOfASession(), System.nanoTime());
        session.acceptMessagesOf(machinery.limits().mostBytesBeforeConnect());
        awaitConnect();
    }

    /// A session that is in no namespace for so long is of no use to anybody.
    private void awaitConnect() {
        Duration patience = machinery.limits().connectTimeout();
        connectTimer = session.loop()
                .schedule(() -> session.close(CloseReason.NOT_CONNECTED), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopWaiting() {
        if (connectTimer != null) {
            connectTimer.cancel(false);
            connectTimer = null;
        }
    }

    @Override
    public void text(String message) {
        Optional<Packet> packet = assembly == null ? Packet.parse(message) : Optional.empty();
        if (packet.isEmpty() || packet.get().attachments() > Limits.MOST_ATTACHMENTS) {
            session.close(CloseReason.PROTOCOL_ERROR);
        } else if (!packets.take(System.nanoTime())) {
            session.close(CloseReason.TOO_FAST);
        } else if (packet.get().attachments() > 0) {
            assembly = new Assembly(packet.get(), machinery.limits().maxPayload());
        } else {
            receive(packet.get(), List.of());
        }
    }

    @Override
    public void binary(byte[] message) {
        if (assembly == null || !assembly.add(message)) {
            session.close(CloseReason.PROTOCOL_ERROR);
        } else if (assembly.isComplete()) {
            Assembly complete = assembly;
            assembly = null;
            receive(complete.packet(), complete.values());
        }
    }

    private void receive(Packet packet, List<byte[]> values) {
        Socket socket = sockets.get(packet.namespace());
        if (packet.kind() == Packet.Kind.CONNECT) {
            connect(packet, socket);
        } else if (packet.kind() == Packet.Kind.CONNECT_ERROR || sockets.isEmpty()) {
            session.close(CloseReason.PROTOCOL_ERROR);
        } else if (socket != null) {
            receive(socket, packet, values);
        }
    }

    private void receive(Socket socket, Packet packet, List<byte[]> values) {
        switch (packet.kind()) {
            case DISCONNECT -> end(socket, CloseReason.CLIENT);
            case EVENT, BINARY_EVENT -> {
                if (!socket.inbox().offer(packet, values)) {
                    session.close(CloseReason.TOO_FAST);
                }
            }
            case ACK, BINARY_ACK -> socket.acknowledged(packet, values);
            case CONNECT, CONNECT_ERROR -> throw new IllegalStateException("Handled before");
        }
    }

    private void connect(Packet packet, @Nullable Socket known) {
        if (known != null || sockets.size() >= Limits.MOST_NAMESPACES) {
            session.close(CloseReason.PROTOCOL_ERROR);
            return;
        }
        Optional<Namespace> namespace = namespaces.enter(packet.namespace());
        if (namespace.isEmpty()) {
            refuse(packet.namespace(), "Invalid namespace");
            return;
        }
        Socket socket = new Socket(RandomIds.next(), session, this, namespace.get(), machinery);
        put(socket);
        machinery.threads().execute(() -> admit(socket, packet.json()));
    }

    /// Off the loop: nothing of the socket is reachable yet but the queue in which its events wait.
    private void admit(Socket socket, String json) {
        Optional<JsonNode> payload =
                json.isEmpty() ? Optional.of(JsonNodeFactory.instance.objectNode()) : Json.read(json);
        if (payload.orElse(null) instanceof ObjectNode object) {
            Admission admission = socket.namespace().admit(session.handshake(), object);
            session.run(() -> decide(socket, admission));
        } else {
            socket.breach();
        }
    }

    private void decide(Socket socket, Admission admission) {
        if (sockets.get(socket.namespace().name()) != socket) {
            return;
        }
        switch (admission) {
            case Admission.Accepted accepted ->
                machinery
                        .users()
                        .enter(accepted.user(), System.nanoTime())
                        .ifPresentOrElse(
                                user -> accept(socket, accepted, user), () -> refuse(socket, "Too many connections"));
            case Admission.Refused refused -> refuse(socket, refused.message());
        }
    }

    private void accept(Socket socket, Admission.Accepted accepted, UserLimits.User user) {
        stopWaiting();
        machinery.counters().connected.increment();
        session.acceptMessagesOf(machinery.limits().maxPayload());
        // First: who has heard that it is connected must not miss a broadcast. That waits for this loop, so it cannot
        // come before the answer.
        socket.connect(accepted, user);
        String sid = Json.write(JsonNodeFactory.instance.objectNode().put("sid", socket.id()));
        send(new Packet(Packet.Kind.CONNECT, socket.namespace().name(), Packet.NONE, 0, sid));
    }

    private void refuse(Socket socket, String message) {
        remove(socket);
        socket.inbox().discard();
        refuse(socket.namespace().name(), message);
    }

    private void refuse(String namespace, String message) {
        machinery.counters().refused.increment();
        String json = Json.write(JsonNodeFactory.instance.objectNode().put("message", message));
        send(new Packet(Packet.Kind.CONNECT_ERROR, namespace, Packet.NONE, 0, json));
        refusals++;
        if (refusals >= Limits.MOST_REFUSALS) {
            session.close(CloseReason.NOT_CONNECTED);
        }
    }

    /// The server no longer wants the client in this namespace.
    void disconnect(Socket socket) {
        if (socket.isConnected()) {
            send(new Packet(Packet.Kind.DISCONNECT, socket.namespace().name(), Packet.NONE, 0, ""));
            end(socket, CloseReason.SERVER);
        }
    }

    private void end(Socket socket, CloseReason reason) {
        remove(socket);
        socket.end(reason);
        if (connectTimer == null && sockets.isEmpty() && !session.isClosed()) {
            awaitConnect();
        }
    }

    private void put(Socket socket) {
        Map<String, Socket> more = new HashMap<>(sockets);
        more.put(socket.namespace().name(), socket);
        sockets = Map.copyOf(more);
    }

    private void remove(Socket socket) {
        Map<String, Socket> fewer = new HashMap<>(sockets);
        fewer.remove(socket.namespace().name());
        sockets = Map.copyOf(fewer);
        namespaces.leave(socket.namespace());
    }

    private void send(Packet packet) {
        EncodedPacket encoded = EncodedPacket.of(packet);
        encoded.send(session);
        encoded.release();
    }

    @Override
    public void goingAway(Duration in) {
        JsonNode when = JsonNodeFactory.instance.objectNode().put("afterMs", in.toMillis());
        sockets.values().stream().filter(Socket::isConnected).forEach(socket -> socket.emit(SocketServer.DRAIN, when));
    }

    @Override
    public void closed(CloseReason reason) {
        stopWaiting();
        machinery.counters().closed(reason);
        sockets.values().forEach(socket -> end(socket, reason));
    }
}
