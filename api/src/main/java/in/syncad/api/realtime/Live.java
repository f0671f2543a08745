package in.syncad.api.realtime;

import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.socketio.Audience;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells those people of the current school who are connected, on whichever instance. At most once, and only after
/// the commit: what must not be lost is a row first, with a number by which clients see that they missed something.
@Component
public class Live {

    private static final int USERS_AT_ONCE = 500;

    private final Sockets sockets;
    private final JsonMapper json;

    Live(Sockets sockets, JsonMapper json) {
        this.sockets = sockets;
        this.json = json;
    }

    /// To everybody in a room that connections joined or a [RealtimeFeature] named.
    public void toRoom(String room, String event, Object body) {
        in(room).emit(event, tree(body));
    }

    /// Likewise, without one connection, usually that which it comes from.
    public void toOthers(Connection without, String room, String event, Object body) {
        in(room).except(without.id()).emit(event, tree(body));
    }

    /// What is worth nothing when it comes late, such as a cursor: dropped for who reads slowly.
    public void whileFresh(Connection without, String room, String event, Object body) {
        in(room).except(without.id()).asVolatile().emit(event, tree(body));
    }

    /// To all devices of these people.
    public void toUsers(Collection<UUID> users, String event, Object body) {
        JsonNode tree = tree(body);
        forUsers(users, audience -> audience.emit(event, tree));
    }

    /// To those in a room who are connected to this instance, which hear all that is told them so in the same
    /// order. For what each instance learns by itself.
    public void here(String room, Optional<Connection> without, String event, Object body) {
        Audience audience = in(room).onlyHere();
        without.map(connection -> audience.except(connection.id()))
                .orElse(audience)
                .emit(event, tree(body));
    }

    /// To them, what is worth nothing when it comes late: dropped for who reads slowly.
    public void toUsersWhileFresh(Collection<UUID> users, String event, Object body) {
        JsonNode tree = tree(body);
        forUsers(users, audience -> audience.asVolatile().emit(event, tree));
    }

    /// To one connection, known by its id.
    public void toConnection(String id, String event, Object body) {
        sockets.everybody().to(id).emit(event, tree(body));
    }

    /// Puts people out of a room, with all their devices.
    public void expel(Collection<UUID> users, String room) {
        String left = Rooms.within(school(), room);
        forUsers(users, audience -> audience.leave(left));
    }

    /// Puts whoever is in a room out of that room and of others.
    public void clear(String room, String... others) {
        SchoolId school = school();
        String[] left = Stream.concat(Stream.of(room), Arrays.stream(others))
                .map(each -> Rooms.within(school, each))
                .toArray(String[]::new);
        in(room).leave(left);
    }

    private void forUsers(Collection<UUID> users, Consumer<Audience> action) {
        SchoolId school = school();
        List<UUID> all = List.copyOf(users);
        for (int start = 0; start < all.size(); start += USERS_AT_ONCE) {
            action.accept(sockets.everybody()
                    .to(all.subList(start, Math.min(all.size(), start + USERS_AT_ONCE)).stream()
                            .map(user -> Rooms.ofUser(school, user))
                            .toArray(String[]::new)));
        }
    }

    private Audience in(String room) {
        return sockets.everybody().to(Rooms.within(school(), room));
    }

    private JsonNode tree(Object body) {
        return json.valueToTree(body);
    }

    private static SchoolId school() {
        return CurrentSchool.get().id();
    }
}
