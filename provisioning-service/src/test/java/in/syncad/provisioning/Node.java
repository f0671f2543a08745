package in.syncad.provisioning;

import in.syncad.embedded.EmbeddedPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.ConfigurableApplicationContext;

/// The service as it is deployed, on a port of its own, talking to the embedded platform.
final class Node implements AutoCloseable {

    static final String KEY = "a key that only the tests know";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Map<String, String> environment() {
        Map<String, String> environment =
                new HashMap<>(EmbeddedPlatform.shared().environment());
        environment.putIfAbsent("ROUTE53_HOSTED_ZONE_ID", "Z0123456789ABCDEFGHIJ");
        environment.put("SCS_API_KEY", KEY);
        environment.put("HOST", "127.0.0.1");
        environment.put("PORT", "0");
        return environment;
    }

    /// @param sources configuration classes beside the application's own
    static Node start(Map<String, String> variables, Class<?>... sources) {
        Map<String, Object> properties = new HashMap<>(environment());
        properties.putAll(variables);
        return new Node(ProvisioningApplication.builder()
                .sources(sources)
                .properties(properties)
                .run());
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> send(String method, String path, String body, UnaryOperator<HttpRequest.Builder> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(30))
                .header("X-SCS-Key", KEY)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return send(more.apply(request).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:%s%s".formatted(context.getEnvironment().getProperty("local.server.port"), path));
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
