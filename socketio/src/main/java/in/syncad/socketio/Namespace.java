package in.syncad.socketio;

import in.syncad.socketio.engine.CloseReason;
import in.syncad.socketio.net.Handshake;
import in.syncad.socketio.net.TokenBucket;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A part of the server with members, rooms and events of its own. Refuses everybody until it has an [Authenticator].
public final class Namespace {

    private final String name;
    private final Machinery machinery;
    private final FanOut fanOut;
    private final Map<String, Handling> handlers = new ConcurrentHashMap<>();
    private final Map<EventLoop, Members> members = new ConcurrentHashMap<>();
    private volatile Authenticator authenticator = (handshake, payload) -> Admission.refused("Not authorized");
    private volatile Consumer<Socket> connected = socket -> {};
    private volatile BiConsumer<Socket, CloseReason> disconnected = (socket, reason) -> {};

    /// What is done with an event of a name.
    record Handling(EventHandler handler, TokenBucket.@Nullable Rate rate) {}

    Namespace(String name, Machinery machinery, FanOut fanOut) {
        this.name = name;
        this.machinery = machinery;
        this.fanOut = fanOut;
    }

    public String name() {
        return name;
    }

    /// Sets who may connect.
    public Namespace authenticate(Authenticator asked) {
        authenticator = asked;
        return this;
    }

    /// Sets what happens first for each socket, before any of its events, on a virtual thread.
    public Namespace onConnect(Consumer<Socket> action) {
        connected = action;
        return this;
    }

    /// Sets what happens last for each socket that connected, after all of its events, on a virtual thread.
    public Namespace onDisconnect(BiConsumer<Socket, CloseReason> action) {
        disconnected = action;
        return this;
    }

    /// Sets what happens at an event. Events of other names are ignored.
    public Namespace on(String event, EventHandler handler) {
        handlers.put(event, new Handling(handler, null));
        return this;
    }

    /// As [#on(String, EventHandler)], for at most so many of a socket; further ones are dropped and counted.
    public Namespace on(String event, TokenBucket.Rate rate, EventHandler handler) {
        handlers.put(event, new Handling(handler, rate));
        return this;
    }

    /// Everybody here.
    public Audience all() {
        return new Audience(this, Set.of(), Set.of(), false, false);
    }

    /// The members of these rooms, once each. The id of a socket is a room of its own. No rooms at all is nobody's
    /// wish and refused.
    public Audience to(String... rooms) {
        if (rooms.length == 0) {
            throw new IllegalArgumentException("Name a room, or say all()");
        }
        return all().to(rooms);
    }

    /// Here first, then on the other instances.
    void carryOut(Instruction instruction) {
        carryOutHere(instruction);
        fanOut.publish(instruction);
    }

    /// For the sockets of this instance.
    void carryOutHere(Instruction instruction) {
        switch (instruction) {
            case Broadcast broadcast -> deliver(broadcast);
            case Instruction.Join join ->
                each(join, socket -> socket.join(join.joined().toArray(String[]::new)));
            case Instruction.Leave leave ->
                each(leave, socket -> socket.leave(leave.left().toArray(String[]::new)));
            case Instruction.Disconnect end -> each(end, end.closing() ? Socket::close : Socket::disconnect);
        }
    }

    private void deliver(Broadcast broadcast) {
        EncodedPacket packet = EncodedPacket.of(Packet.Kind.EVENT, name, Packet.NONE, broadcast.data());
        members.values().forEach(some -> some.send(packet.retain(), broadcast));
        packet.release();
    }

    private void each(Instruction instruction, Consumer<Socket> action) {
        members.values().forEach(some -> some.each(instruction.rooms(), instruction.except(), action));
    }

    Members membersOn(EventLoop loop) {
        return members.computeIfAbsent(loop, owner -> new Members(owner, name, fanOut));
    }

    Optional<Handling> handling(String event) {
        return Optional.ofNullable(handlers.get(event));
    }

    /// Asks the authenticator; blocks as long as it does.
    Admission admit(Handshake handshake, ObjectNode payload) {
        try {
            return authenticator.authenticate(handshake, payload);
        } catch (RuntimeException failure) {
            machinery.failures().failed("authenticator of " + name, failure);
            return Admission.refused("Unavailable");
        }
    }

    void connected(Socket socket) {
        guard("connect", () -> connected.accept(socket));
    }

    void disconnected(Socket socket, CloseReason reason) {
        guard("disconnect", () -> disconnected.accept(socket, reason));
    }

    void handle(EventHandler handler, Socket socket, Event event) {
        machinery.counters().handled.increment();
        guard("event " + event.name(), () -> handler.handle(socket, event));
    }

    private void guard(String place, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            machinery.failures().failed(place + " of " + name, failure);
        }
    }
}
