package in.syncad.api.inbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.api.testing.RunningApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Listens to the topic of the emulator, to get messages as SNS signs them.
final class Topic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunningApi api;
    private final HttpServer server;
    private final String subscription;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Topic(RunningApi api) {
        this.api = api;
        try {
            this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
        this.subscription = api.aws()
                .tellEventsTo(URI.create(
                        "http://127.0.0.1:%d/".formatted(server.getAddress().getPort())));
    }

    SnsClient sns() {
        return api.bean(SnsClient.class);
    }

    String arn() {
        return api.aws().eventTopicArn();
    }

    /// As SNS posts it.
    String signed(String message) {
        publish(message);
        return next();
    }

    void publish(String message) {
        sns().publish(request -> request.topicArn(arn()).subject("News").message(message));
    }

    String next() {
        try {
            String body = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (body == null) {
                throw new AssertionError("the topic told nothing");
            }
            return body;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String changed(String signed, String field, String value) {
        ObjectNode message = (ObjectNode) JsonMapper.shared().readTree(signed);
        message.put(field, value);
        return message.toString();
    }

    static String field(String signed, String name) {
        return JsonMapper.shared().readTree(signed).get(name).asString();
    }

    @Override
    public void close() {
        sns().unsubscribe(request -> request.subscriptionArn(subscription));
        server.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
