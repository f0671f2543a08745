package in.syncad.embedded.aws.server;

import com.sun.net.httpserver.HttpExchange;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.embedded.aws.faults.Faults;
import in.syncad.embedded.http.LoopbackHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Faults and counters for a test in another process: `GET /_emulator/calls`, `POST /_emulator/faults`,
/// `DELETE /_emulator/faults[?operation=…]`. Unsigned, so closed to browsers: any `Origin` and any foreign `Host` is
/// refused.
final class ControlEndpoint {

    static final String PATH = "/_emulator/";

    private static final int LARGEST_BODY = 64 * 1024;

    private final JsonMapper json = new JsonMapper();
    private final Faults faults;
    private final Calls calls;

    private record Answer(int status, Object body) {}

    ControlEndpoint(Faults faults, Calls calls) {
        this.faults = faults;
        this.calls = calls;
    }

    void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
            Answer answer = answer(exchange, body);
            byte[] bytes = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        if (exchange.getRequestHeaders().containsKey("Origin") || !LoopbackHttp.addressedByLoopbackName(exchange)) {
            return refused(403, "Only programs on this machine may call this endpoint");
        }
        try {
            return switch (exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath()) {
                case "GET /_emulator/calls" -> new Answer(200, calls.all());
                case "POST /_emulator/faults" -> order(json.readTree(body));
                case "DELETE /_emulator/faults" ->
                    clear(exchange.getRequestURI().getQuery());
                default -> refused(404, "Known are GET /_emulator/calls, POST and DELETE /_emulator/faults");
            };
        } catch (IllegalArgumentException | JacksonException e) {
            return refused(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer order(JsonNode request) {
        String operation = request.path("operation").asString("");
        Fault fault = fault(request);
        if (request.has("times")) {
            faults.next(operation, fault, request.path("times").asInt(0));
        } else {
            faults.always(operation, fault);
        }
        return new Answer(200, Map.of("operation", operation));
    }

    private static Fault fault(JsonNode request) {
        Duration duration = Duration.ofMillis(request.path("millis").asLong(0));
        String kind = request.path("kind").asString("");
        return switch (kind) {
            case "throttle" -> Fault.throttle();
            case "server-error" -> Fault.serverError(request.path("status").asInt(500));
            case "latency" -> Fault.latency(duration);
            case "timeout-after-commit" -> Fault.timeoutAfterCommit(duration);
            case "error" ->
                Fault.error(
                        request.path("code").asString("InternalFailure"),
                        request.path("status").asInt(400),
                        request.path("message").asString("Ordered by a test"));
            default ->
                throw new IllegalArgumentException("The kind of a fault is throttle, server-error, latency,"
                        + " timeout-after-commit or error, not '" + kind + "'");
        };
    }

    private Answer clear(@Nullable String query) {
        Optional.ofNullable(query)
                .filter(text -> text.startsWith("operation="))
                .map(text -> text.substring("operation=".length()))
                .ifPresentOrElse(faults::clear, faults::clear);
        return new Answer(200, Map.of());
    }

    private static Answer refused(int status, String message) {
        return new Answer(status, Map.of("message", message));
    }
}
