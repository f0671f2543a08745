package in.syncad.socketio;

import in.syncad.socketio.engine.CloseReason;
import in.syncad.socketio.engine.Session;
import in.syncad.socketio.net.Handshake;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One client in one namespace, from the moment it was admitted. May be used from every thread; what one thread does
/// with it is done in its order. Does nothing once it is closed.
public final class Socket {

    private final String id;
    private final Session session;
    private final Client client;
    private final Namespace namespace;
    private final Inbox inbox;
    private volatile Object data = "";
    private volatile @Nullable Acknowledgements acknowledgements;
    private Set<String> rooms = Set.of();
    private boolean connected;

    Socket(String id, Session session, Client client, Namespace namespace, Machinery machinery) {
        this.id = id;
        this.session = session;
        this.client = client;
        this.namespace = namespace;
        inbox = new Inbox(this, namespace, machinery);
    }

    /// Known to the client and to whoever it is told; opens nothing.
    public String id() {
        return id;
    }

    public Namespace namespace() {
        return namespace;
    }

    public Handshake handshake() {
        return session.handshake();
    }

    /// What the authenticator said of this client, or what [#setData] replaced it with.
    ///
    /// @throws ClassCastException if it is something else
    public <T> T data(Class<T> type) {
        return type.cast(data);
    }

    public void setData(Object value) {
        data = value;
    }

    public void join(String... names) {
        List<String> joined = List.of(names);
        session.run(() -> {
            if (connected) {
                joinNow(joined);
            }
        });
    }

    public void leave(String... names) {
        List<String> left = List.of(names);
        session.run(() -> {
            Set<String> remaining = new HashSet<>(rooms);
            left.stream().filter(remaining::remove).forEach(room -> members().leaveRoom(this, room));
            rooms = Set.copyOf(remaining);
        });
    }

    /// Sends an event to this client.
    public void emit(String event, JsonNode... arguments) {
        send(EncodedPacket.of(Packet.Kind.EVENT, namespace.name(), Packet.NONE, Event.data(event, arguments)));
    }

    /// Sends an event and waits for what the client acknowledges with. Fails with a `TimeoutException`, or with
    /// [SocketClosedException]. A handler that blocks on it holds back the other events of its socket, but not the
    /// acknowledgement.
    public CompletableFuture<List<JsonNode>> emitWithAcknowledgement(
            String event, Duration timeout, JsonNode... arguments) {
        Acknowledgements.Awaited awaited = acknowledgements().await(timeout);
        EncodedPacket packet =
                EncodedPacket.of(Packet.Kind.EVENT, namespace.name(), awaited.id(), Event.data(event, arguments));
        session.run(() -> {
            if (!connected) {
                awaited.future().completeExceptionally(new SocketClosedException());
            }
            sendNow(packet);
        });
        return awaited.future();
    }

    /// Tells the client that it is no longer in this namespace. It does not come back by itself.
    public void disconnect() {
        session.run(() -> client.disconnect(this));
    }

    /// Closes the connection with all its namespaces. A usual client connects again by itself.
    public void close() {
        session.run(() -> session.close(CloseReason.SERVER));
    }

    void acknowledge(long acknowledgement, JsonNode... values) {
        send(EncodedPacket.of(
                Packet.Kind.ACK,
                namespace.name(),
                acknowledgement,
                JsonNodeFactory.instance.arrayNode().addAll(List.of(values))));
    }

    private void send(EncodedPacket packet) {
        session.run(() -> sendNow(packet));
    }

    private void sendNow(EncodedPacket packet) {
        if (connected) {
            packet.send(session);
        }
        packet.release();
    }

    private synchronized Acknowledgements acknowledgements() {
        Acknowledgements known = acknowledgements;
        if (known == null) {
            known = new Acknowledgements();
            acknowledgements = known;
        }
        return known;
    }

    // What follows is called on the loop of the session.

    Inbox inbox() {
        return inbox;
    }

    Set<String> rooms() {
        return rooms;
    }

    boolean isConnected() {
        return connected;
    }

    void deliver(EncodedPacket packet, Broadcast broadcast) {
        if (broadcast.isVolatile() && session.isBehind()) {
            inbox.countDropped();
        } else {
            packet.send(session);
        }
    }

    /// The beginning of all that a socket may do.
    void connect(Admission.Accepted accepted, UserLimits.User user) {
        data = accepted.data();
        connected = true;
        members().add(this);
        joinNow(accepted.rooms());
        inbox.open(user);
    }

    /// The end of it.
    void end(CloseReason reason) {
        if (connected) {
            connected = false;
            members().remove(this);
            inbox.finish(reason);
        } else {
            inbox.discard();
        }
        Acknowledgements owed = acknowledgements;
        if (owed != null) {
            owed.abandon();
        }
    }

    void acknowledged(Packet packet, List<byte[]> values) {
        Acknowledgements owed = acknowledgements;
        if (owed != null) {
            owed.take(packet.acknowledgement()).ifPresent(future -> inbox.complete(future, packet, values));
        }
    }

    void breach() {
        session.run(() -> session.close(CloseReason.PROTOCOL_ERROR));
    }

    private void joinNow(Iterable<String> names) {
        Set<String> all = new HashSet<>(rooms);
        names.forEach(room -> {
            if (all.add(room)) {
                members().join(this, room);
            }
        });
        rooms = Set.copyOf(all);
    }

    private Members members() {
        return namespace.membersOn(session.loop());
    }
}
