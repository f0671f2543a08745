package in.syncad.socketio;

import in.syncad.socketio.engine.CloseReason;
import in.syncad.socketio.net.TokenBucket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// What a client sent to one namespace: read, limited and handled one by one, off the event loop.
final class Inbox {

    private final Socket socket;
    private final Namespace namespace;
    private final Machinery machinery;
    private final Mailbox mailbox;
    private UserLimits.@Nullable User user;

    /// Only for events that have a rate of their own; only the mailbox touches it.
    private Map<String, TokenBucket> buckets = Map.of();

    Inbox(Socket socket, Namespace namespace, Machinery machinery) {
        this.socket = socket;
        this.namespace = namespace;
        this.machinery = machinery;
        mailbox = new Mailbox(
                machinery.threads(),
                Limits.MOST_WAITING_EVENTS,
                machinery.limits().mostHeldBytes());
    }

    /// Takes an event; false if too many wait already. Before the socket is admitted, all wait.
    boolean offer(Packet packet, List<byte[]> values) {
        int size = packet.json().length();
        for (byte[] value : values) {
            size += value.length;
        }
        return mailbox.offer(() -> handle(packet, values), size);
    }

    void open(UserLimits.User admitted) {
        user = admitted;
        mailbox.open(() -> namespace.connected(socket), machinery.limits().mostWaitingBytes());
    }

    void discard() {
        mailbox.discard();
    }

    void finish(CloseReason reason) {
        leaveUser();
        mailbox.finish(() -> namespace.disconnected(socket, reason));
    }

    private void leaveUser() {
        if (user != null) {
            machinery.users().leave(user.key());
        }
    }

    void countDropped() {
        machinery.counters().dropped.increment();
    }

    private void handle(Packet packet, List<byte[]> values) {
        Optional<ArrayNode> read = read(packet, values);
        if (read.isEmpty() || read.get().isEmpty() || !read.get().get(0).isString()) {
            socket.breach();
            return;
        }
        ArrayNode data = read.get();
        String name = data.get(0).stringValue();
        List<JsonNode> arguments = data.valueStream().skip(1).toList();
        Event event = new Event(socket, name, arguments, packet.acknowledgement());
        namespace.handling(name).ifPresent(handling -> handle(handling, event));
    }

    private void handle(Namespace.Handling handling, Event event) {
        long now = System.nanoTime();
        if (user == null || !user.mayHandle(now) || !mayHandle(handling, event.name(), now)) {
            machinery.counters().limited.increment();
        } else {
            namespace.handle(handling.handler(), socket, event);
        }
    }

    private boolean mayHandle(Namespace.Handling handling, String event, long now) {
        TokenBucket.Rate rate = handling.rate();
        if (rate == null) {
            return true;
        }
        if (buckets.isEmpty()) {
            buckets = new HashMap<>();
        }
        return buckets.computeIfAbsent(event, name -> new TokenBucket(rate, now))
                .take(now);
    }

    /// Completes what the server waits for, past the mailbox: the handler that runs there may be the one who waits.
    void complete(CompletableFuture<List<JsonNode>> future, Packet packet, List<byte[]> values) {
        machinery
                .threads()
                .execute(() -> read(packet, values)
                        .ifPresentOrElse(
                                data -> future.complete(data.valueStream().toList()), socket::breach));
    }

    private static Optional<ArrayNode> read(Packet packet, List<byte[]> values) {
        return Json.read(packet.json())
                .flatMap(json -> packet.kind().isBinary() ? Attachments.putBack(json, values) : Optional.of(json))
                .filter(ArrayNode.class::isInstance)
                .map(ArrayNode.class::cast);
    }
}
