package in.syncad.api.presence;

import in.syncad.api.realtime.ClientEvents;
import in.syncad.api.realtime.Connection;
import in.syncad.api.realtime.RealtimeFeature;
import in.syncad.web.JsonBodies;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Who comes and goes here, and who wants to hear of whom: of all would be everybody times everybody.
@Component
class PresenceEvents implements RealtimeFeature {

    static final String CHANGED = "presence:changed";

    private static final double WATCHED_A_SECOND = 0.5;

    private final LocalPeople here;
    private final Presence presence;
    private final JsonBodies bodies;
    private final Map<String, String[]> watched = new ConcurrentHashMap<>();

    PresenceEvents(LocalPeople here, Presence presence, JsonBodies bodies) {
        this.here = here;
        this.presence = presence;
        this.bodies = bodies;
    }

    record Watch(@NotNull @Size(max = Presence.MOST_ASKED) List<@NotNull UUID> users) {}

    /// The connections that want to hear of somebody.
    static String watchersOf(UUID person) {
        return "presence:" + person;
    }

    @Override
    public void handle(ClientEvents events) {
        events.on(
                "presence:watch",
                WATCHED_A_SECOND,
                (connection, body) -> watch(connection, bodies.read(body, Watch.class)));
    }

    /// Operators who look on as somebody are not that person.
    @Override
    public void came(Connection connection) {
        if (connection.caller().operator().isEmpty()) {
            here.came(connection.school(), connection.caller().id(), connection.id());
        }
    }

    @Override
    public void left(Connection connection) {
        here.left(connection.school(), connection.caller().id(), connection.id());
        watched.remove(connection.id());
    }

    /// In place of those who were watched before.
    private Object watch(Connection connection, Watch wanted) {
        List<Presence.State> states = presence.of(wanted.users(), connection.caller());
        String[] rooms =
                states.stream().map(state -> watchersOf(state.userId())).toArray(String[]::new);
        String[] before = watched.put(connection.id(), rooms);
        if (before != null) {
            connection.leave(before);
        }
        connection.join(rooms);
        return Map.of("items", states);
    }
}
