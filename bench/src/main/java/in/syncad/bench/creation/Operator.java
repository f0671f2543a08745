package in.syncad.bench.creation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Creates schools as an operator's script does: asks for one, and polls until it is there.
public final class Operator implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> UNFINISHED = Set.of("running", "rolling-back");

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI provisioning;
    private final String key;

    public Operator(URI provisioning, String key) {
        this.provisioning = provisioning;
        this.key = key;
    }

    /// @param answered from the request to its answer, 202
    /// @param active from the request to the first answer that says `active`
    /// @param steps what the service says of each step, in its order
    public record Creation(Duration answered, Duration active, Map<String, Duration> steps) {

        /// Between the steps: to be picked up, to write down how far it is, to be asked.
        Duration between() {
            return steps.entrySet().stream()
                    .filter(step -> !step.getKey().equals("welcome-email"))
                    .map(Map.Entry::getValue)
                    .reduce(active, Duration::minus);
        }
    }

    /// Returns when everything is done, the welcome mail too, so that the next creation has the machine to itself.
    ///
    /// @throws IllegalStateException when the school does not become active
    public Creation create(String slug) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> accepted =
                send(request("/school").POST(BodyPublishers.ofString("""
                {"name": "School %s", "slug": "%s", "district": "Delhi", "board": "CBSE",
                 "adminEmail": "admin@%s.example", "phone": "+919876543210"}
                """.formatted(slug, slug, slug))));
        expect(202, accepted);
        Duration answered = since(begin);
        String school = accepted.headers().firstValue("Location").orElseThrow();
        poll(school, begin, state -> state.path("status").asString().equals("active"));
        Duration active = since(begin);
        JsonNode done = poll(
                school,
                begin,
                state -> !UNFINISHED.contains(state.path("progress").asString()));
        return new Creation(answered, active, steps(done));
    }

    @Override
    public void close() {
        http.close();
    }

    private interface Condition {

        boolean holds(JsonNode state);
    }

    private JsonNode poll(String school, long begin, Condition condition) throws IOException, InterruptedException {
        while (since(begin).compareTo(PATIENCE) < 0) {
            HttpResponse<String> answer = send(request(school).GET());
            expect(200, answer);
            JsonNode state = json.readTree(answer.body());
            if (condition.holds(state)) {
                return state;
            }
            if (state.path("status").asString().equals("failed")) {
                throw new IllegalStateException("a creation failed: " + answer.body());
            }
            Thread.sleep(POLL);
        }
        throw new IllegalStateException("no end of the creation of " + school);
    }

    private static Map<String, Duration> steps(JsonNode state) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        for (JsonNode step : state.path("steps")) {
            steps.put(
                    step.path("name").asString(),
                    Duration.ofMillis(step.path("durationMs").asLong()));
        }
        return steps;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(provisioning.resolve(path))
                .timeout(PATIENCE)
                .header("X-SCS-Key", key)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "%d from %s: %s".formatted(answer.statusCode(), answer.uri(), answer.body()));
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
