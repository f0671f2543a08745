package in.syncad.socketio;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Who is meant, on every instance: `namespace.to("class-7").except(socket.id()).emit("message", text)`. Immutable.
public final class Audience {

    private final Namespace namespace;
    private final Set<String> rooms;
    private final Set<String> except;
    private final boolean isVolatile;
    private final boolean isLocal;

    Audience(Namespace namespace, Set<String> rooms, Set<String> except, boolean isVolatile, boolean isLocal) {
        this.namespace = namespace;
        this.rooms = rooms;
        this.except = except;
        this.isVolatile = isVolatile;
        this.isLocal = isLocal;
    }

    /// The members of these rooms too.
    public Audience to(String... more) {
        return new Audience(namespace, union(rooms, more), except, isVolatile, isLocal);
    }

    /// Without the members of these rooms, or the sockets with these ids.
    public Audience except(String... less) {
        return new Audience(namespace, rooms, union(except, less), isVolatile, isLocal);
    }

    /// Dropped for who reads slowly: for what is worth nothing when it comes late, such as cursors.
    public Audience asVolatile() {
        return new Audience(namespace, rooms, except, true, isLocal);
    }

    /// Only the sockets of this instance.
    public Audience onlyHere() {
        return new Audience(namespace, rooms, except, isVolatile, true);
    }

    /// Sends them an event. The arguments must not be changed afterwards.
    public void emit(String event, JsonNode... arguments) {
        carryOut(new Broadcast(namespace.name(), rooms, except, isVolatile, Event.data(event, arguments)));
    }

    /// Brings these sockets into more rooms; those that come later stay out.
    public void join(String... more) {
        carryOut(new Instruction.Join(namespace.name(), rooms, except, Set.of(more)));
    }

    /// Puts these sockets out of rooms.
    public void leave(String... fewer) {
        carryOut(new Instruction.Leave(namespace.name(), rooms, except, Set.of(fewer)));
    }

    /// Closes the connections of these sockets, with all their namespaces. Usual clients come back by themselves.
    public void close() {
        carryOut(new Instruction.Disconnect(namespace.name(), rooms, except, true));
    }

    private void carryOut(Instruction instruction) {
        if (isLocal) {
            namespace.carryOutHere(instruction);
        } else {
            namespace.carryOut(instruction);
        }
    }

    private static Set<String> union(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
