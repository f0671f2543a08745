package in.syncad.api.realtime;

import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/// A feature as [FeatureTests] need one; the service of the tests finds it as it finds the others.
@Component
class TestFeature implements RealtimeFeature {

    static final String ROOM = "test-room";

    final List<String> came = new CopyOnWriteArrayList<>();
    final List<String> left = new CopyOnWriteArrayList<>();

    @Override
    public Set<String> rooms(Caller caller) {
        return Set.of(ROOM);
    }

    @Override
    public void handle(ClientEvents events) {
        events.on("test:echo", 1, (connection, body) -> Map.of("heard", body, "id", connection.id()));
        events.on("test:fail", 1, (connection, body) -> {
            throw new IllegalStateException("secret of the house");
        });
        events.on("test:refuse", 1, (connection, body) -> {
            throw Refused.conflict("test.refused", "No.");
        });
        events.on("test:join", 1, (connection, body) -> {
            connection.join(body.stringValue(""));
            return Map.of();
        });
    }

    @Override
    public void came(Connection connection) {
        came.add(connection.id());
    }

    @Override
    public void left(Connection connection) {
        left.add(connection.id());
    }
}
