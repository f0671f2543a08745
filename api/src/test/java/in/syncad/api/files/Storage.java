package in.syncad.api.files;

import in.syncad.api.testing.ApiAnswer;
import in.syncad.api.testing.ApiClient;
import in.syncad.common.blob.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// What a client does with object storage: it knows only URLs that it was given.
public final class Storage {

    static final String UPLOADS = "/api/v1/uploads";

    private Storage() {}

    static Map<String, Object> request(String kind, String type, byte[] content) {
        return new HashMap<>(Map.of(
                "kind",
                kind,
                "contentType",
                type,
                "size",
                content.length,
                "sha256",
                Sha256.of(content).base64(),
                "fileName",
                "photo of Asha.jpg"));
    }

    /// The id of a file that was uploaded and confirmed.
    static String uploaded(ApiClient client, String kind, String type, byte[] content) {
        JsonNode permit =
                client.post(UPLOADS, request(kind, type, content)).expect(201).body();
        HttpResponse<byte[]> stored = put(permit.get("put"), content);
        if (stored.statusCode() != 200) {
            throw new AssertionError(new String(stored.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        String id = permit.get("id").asString();
        confirm(client, id).expect(202);
        return id;
    }

    static ApiAnswer confirm(ApiClient client, String id) {
        return client.send("POST", UPLOADS + "/" + id + "/confirm", null, Map.of());
    }

    /// The id of a file that is ready.
    public static String ready(ApiClient client, String kind, String type, byte[] content) {
        String id = uploaded(client, kind, type, content);
        ApiAnswer settled = settled(client, id);
        if (!settled.body().get("state").asString().equals("ready")) {
            throw new AssertionError(settled.text());
        }
        return id;
    }

    /// The code of the refusal of that content.
    static String refusal(ApiClient client, String kind, String type, byte[] content) {
        return settled(client, uploaded(client, kind, type, content))
                .body()
                .at("/refusal/code")
                .asString("");
    }

    static ApiAnswer settled(ApiClient client, String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> client.get(UPLOADS + "/" + id).expect(200),
                        answer -> !answer.body().get("state").asString().equals("scanning"));
    }

    /// As the permit says.
    static HttpResponse<byte[]> put(JsonNode permitted, byte[] content) {
        Map<String, String> headers = new HashMap<>();
        permitted
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asString()));
        return put(permitted.get("url").asString(), headers, content);
    }

    static HttpResponse<byte[]> put(String url, Map<String, String> headers, byte[] content) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        return send(request.build());
    }

    static HttpResponse<byte[]> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /// On a connection of its own: storage closes that of whom it refuses, and one that was kept could be used just
    /// then.
    static HttpResponse<byte[]> send(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
