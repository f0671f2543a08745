package in.syncad.api.realtime;

import in.syncad.api.failures.DatabaseFailures;
import in.syncad.api.security.AccessToken;
import in.syncad.api.web.RequestedSchool;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.common.tenancy.School;
import in.syncad.socketio.Event;
import in.syncad.socketio.Namespace;
import in.syncad.socketio.Socket;
import in.syncad.socketio.net.TokenBucket;
import in.syncad.web.Problems;
import in.syncad.web.RequestIdFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Brings the events of clients to the features, with the school bound, and their answers back.
@Component
class Features {

    private final ObjectProvider<RealtimeFeature> all;
    private final RequestedSchool schools;
    private final DatabaseFailures failures;
    private final JsonMapper json;

    /// @param all asked for late, because features want to tell people things as well
    Features(ObjectProvider<RealtimeFeature> all, RequestedSchool schools, DatabaseFailures failures, JsonMapper json) {
        this.all = all;
        this.schools = schools;
        this.failures = failures;
        this.json = json;
    }

    /// The school of the token must be bound.
    Set<String> rooms(AccessToken token) {
        Set<String> rooms = new HashSet<>();
        all.forEach(feature -> feature.rooms(Connection.callerOf(token))
                .forEach(room -> rooms.add(Rooms.within(token.school(), room))));
        return rooms;
    }

    void register(Namespace namespace) {
        Set<String> names = new HashSet<>();
        all.forEach(feature -> feature.handle((name, perSecond, handler) -> {
            if (!names.add(name)) {
                throw new IllegalStateException("Two features handle " + name);
            }
            var rate = new TokenBucket.Rate((int) Math.ceil(perSecond * 10), perSecond);
            namespace.on(
                    name, rate, (socket, event) -> event.acknowledge(json.valueToTree(answer(handler, socket, event))));
        }));
    }

    void came(Socket socket) {
        tell(socket, RealtimeFeature::came);
    }

    void left(Socket socket) {
        tell(socket, RealtimeFeature::left);
    }

    private void tell(Socket socket, BiConsumer<RealtimeFeature, Connection> news) {
        try {
            School school = schools.of(socket.data(AccessToken.class));
            CurrentSchool.run(school, () -> tellEach(new Connection(socket), news));
        } catch (Refused _) {
            // The school has gone too, with all that could be left behind.
        }
    }

    /// One that fails keeps nothing from the others.
    private void tellEach(Connection connection, BiConsumer<RealtimeFeature, Connection> news) {
        List<RuntimeException> failed = new ArrayList<>();
        for (RealtimeFeature feature : all) {
            try {
                news.accept(feature, connection);
            } catch (RuntimeException failure) {
                failed.add(failure);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    /// Under an id by which a problem is found in the log.
    private Map<String, Object> answer(ClientEvents.Handler handler, Socket socket, Event event) {
        try (var _ = MDC.putCloseable(RequestIdFilter.MDC_KEY, UUID.randomUUID().toString())) {
            return dataOrProblem(handler, socket, event);
        }
    }

    private Map<String, Object> dataOrProblem(ClientEvents.Handler handler, Socket socket, Event event) {
        try {
            return Map.of("data", handled(handler, socket, event));
        } catch (Refused refused) {
            return problem(Problems.answer(refused));
        } catch (RuntimeException failure) {
            return problem(
                    failures.refusal(failure).map(Problems::answer).orElseGet(() -> Problems.unexpected(failure)));
        }
    }

    private static Map<String, Object> problem(ResponseEntity<Object> answer) {
        return Map.of("problem", Objects.requireNonNull(answer.getBody()));
    }

    private Object handled(ClientEvents.Handler handler, Socket socket, Event event) {
        AccessToken token = socket.data(AccessToken.class);
        if (token.operator().isPresent()) {
            throw Refused.forbidden("impersonation.read-only", "Operators look on; they change nothing.");
        }
        School school = schools.of(token);
        return CurrentSchool.call(school, () -> handler.handle(new Connection(socket), event.argument(0)));
    }
}
