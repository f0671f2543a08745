package in.syncad.api.applications;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.api.settings.ModelSettings.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gateway that speaks OpenAI's chat completions and answers what it was given, the last answer for ever.
final class LocalGateway implements AutoCloseable {

    static final String KEY = "the gateway's key in tests";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private record Answer(int status, String body) {}

    /// What it answers never.
    static final int SILENCE = 0;

    LocalGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Gateway gateway() {
        return new Gateway(URI.create(address() + "/v1/chat/completions"), KEY, "a-model");
    }

    LocalGateway saying(String content) {
        return answering(
                200,
                JSON.writeValueAsString(Map.of(
                        "choices", List.of(Map.of("message", Map.of("role", "assistant", "content", content))))));
    }

    synchronized LocalGateway answering(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    List<JsonNode> questions() {
        return questions;
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            questions.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            Answer answer =
                    exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer " + KEY)
                            ? next()
                            : new Answer(401, "");
            if (answer.status() == SILENCE) {
                awaitEnd();
                return;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
