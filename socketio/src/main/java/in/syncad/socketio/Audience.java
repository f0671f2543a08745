package in.syncad.socketio;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Whom an event is for: `namespace.to("class-7").except(socket.id()).emit("message", text)`. Immutable.
public final class Audience {

    private final Namespace namespace;
    private final Set<String> rooms;
    private final Set<String> except;
    private final boolean isVolatile;

    Audience(Namespace namespace, Set<String> rooms, Set<String> except, boolean isVolatile) {
        this.namespace = namespace;
        this.rooms = rooms;
        this.except = except;
        this.isVolatile = isVolatile;
    }

    /// The members of these rooms too.
    public Audience to(String... more) {
        return new Audience(namespace, union(rooms, more), except, isVolatile);
    }

    /// Without the members of these rooms, or the sockets with these ids.
    public Audience except(String... less) {
        return new Audience(namespace, rooms, union(except, less), isVolatile);
    }

    /// Dropped for who reads slowly: for what is worth nothing when it comes late, such as cursors.
    public Audience asVolatile() {
        return new Audience(namespace, rooms, except, true);
    }

    /// Sends it, here and through the fan-out. The arguments must not be changed afterwards.
    public void emit(String event, JsonNode... arguments) {
        namespace.emit(new Broadcast(namespace.name(), rooms, except, isVolatile, Event.data(event, arguments)));
    }

    /// Closes the sessions of these sockets, with all their namespaces; on this instance only.
    public void close() {
        namespace.close(rooms, except);
    }

    private static Set<String> union(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
