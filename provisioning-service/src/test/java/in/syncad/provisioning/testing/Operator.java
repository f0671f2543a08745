package in.syncad.provisioning.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Somebody with a key who uses the service over HTTP.
public final class Operator {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI service;
    private final boolean hasKey;

    public Operator(URI service) {
        this(service, true);
    }

    private Operator(URI service, boolean hasKey) {
        this.service = service;
        this.hasKey = hasKey;
    }

    /// Somebody who only reaches the port.
    public Operator withoutKey() {
        return new Operator(service, false);
    }

    /// Such as `http://127.0.0.1:41234`.
    public String address() {
        return service.toString();
    }

    /// @param body JSON, or empty
    public record Answer(int status, HttpResponse<String> response, JsonNode body) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String code() {
            return body.path("code").asString("");
        }
    }

    /// The contract's example with that slug.
    public static ObjectNode request(String slug) {
        return JSON.createObjectNode()
                .put("name", "Springfield High School")
                .put("slug", slug)
                .put("district", "Delhi")
                .put("board", "CBSE")
                .put("adminEmail", "admin@%s.edu".formatted(slug))
                .put("phone", "+919876543210");
    }

    public static String newSlug() {
        return "school-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /// @return the id
    public UUID create(String slug) {
        return created(request(slug));
    }

    /// With a certificate of its own, so that one is there to be left over.
    public UUID createDedicated(String slug) {
        return created(request(slug).put("certificate", "dedicated"));
    }

    public UUID created(ObjectNode request) {
        Answer answer = post("/school", request.toString());
        if (answer.status() != 202) {
            throw new AssertionError("not accepted: " + answer);
        }
        return UUID.fromString(answer.body().path("id").asString());
    }

    public JsonNode school(UUID id) {
        return get("/school/" + id).body();
    }

    public JsonNode step(UUID id, String name) {
        for (JsonNode step : school(id).path("steps")) {
            if (step.path("name").asString().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name);
    }

    /// Waits until the school has that status and nothing is being done with it.
    public JsonNode await(UUID id, String status) {
        Awaitility.await("school %s to be %s".formatted(id, status))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    JsonNode school = school(id);
                    return school.path("status").asString("").equals(status)
                            && !school.path("progress").asString("").matches("running|rolling-back");
                });
        return school(id);
    }

    public Answer get(String path) {
        return send(builder(path).GET());
    }

    public Answer post(String path) {
        return post(path, "");
    }

    public Answer post(String path, String body) {
        return send(builder(path).POST(BodyPublishers.ofString(body)));
    }

    /// With an Idempotency-Key.
    public Answer post(String path, String body, String key) {
        return send(builder(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) {
        return send(builder(path).DELETE());
    }

    public HttpRequest.Builder builder(String path) {
        // Not resolved: a path that is not normal is sent as it is.
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
        return hasKey ? request.header("X-SCS-Key", Platform.KEY) : request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(), response, json ? JSON.readTree(response.body()) : JSON.createObjectNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
