package in.syncad.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import in.syncad.api.testing.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of Socket.IO that writes and reads packets one by one.
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ANSWER = Pattern.compile("43([0-9]+)(\\[.*)", Pattern.DOTALL);
    private static final AtomicLong ASKED = new AtomicLong();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Map<Long, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private SocketClient(int port, String host, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Host", host);
        for (int index = 0; index < headers.length; index += 2) {
            builder.header(headers[index], headers[index + 1]);
        }
        socket = builder.buildAsync(
                        URI.create("ws://127.0.0.1:%d/socket.io/?EIO=4&transport=websocket".formatted(port)), this)
                .join();
    }

    /// Has a session, and is nobody yet.
    public static SocketClient open(RunningApi api, String host, String... headers) throws InterruptedException {
        return open(api.bean(Sockets.class).port(), host, headers);
    }

    /// Likewise, at another port.
    static SocketClient open(int port, String host, String... headers) throws InterruptedException {
        SocketClient client = new SocketClient(port, host, headers);
        assertThat(client.next()).startsWith("0{");
        return client;
    }

    public static SocketClient connected(RunningApi api, String host, String token) throws InterruptedException {
        SocketClient client = open(api, host);
        assertThat(client.connect("{\"token\":\"" + token + "\"}")).startsWith("40{");
        return client;
    }

    /// As the one who is signed in there.
    public static SocketClient connected(ApiClient client) throws InterruptedException {
        return connected(client.api(), client.host(), client.token());
    }

    /// The answer to a CONNECT with that payload.
    public String connect(String payload) throws InterruptedException {
        send("40" + payload);
        return next();
    }

    public void send(String packet) {
        socket.sendText(packet, true).join();
    }

    /// What an event is acknowledged with.
    public JsonNode ask(String event, Object body) {
        long id = ASKED.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        send("42" + id + JSON.writeValueAsString(List.of(event, body)));
        return answer.orTimeout(10, TimeUnit.SECONDS).join().get(0);
    }

    /// The argument of the next event, which must be of that name.
    public JsonNode heard(String event) throws InterruptedException {
        String packet = next();
        assertThat(packet).startsWith("42[\"" + event + "\"");
        return JSON.readTree(packet.substring(2)).get(1);
    }

    public String next() throws InterruptedException {
        String packet = received.poll(10, TimeUnit.SECONDS);
        assertThat(packet).as("a packet within ten seconds").isNotNull();
        return packet;
    }

    public BlockingQueue<String> unread() {
        return received;
    }

    /// Waits so long for the end.
    public void awaitClosed(int seconds) {
        closed.orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            take(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String packet) {
        Matcher answer = ANSWER.matcher(packet);
        if (answer.matches() && asked.containsKey(Long.valueOf(answer.group(1)))) {
            asked.remove(Long.valueOf(answer.group(1))).complete(JSON.readTree(answer.group(2)));
        } else if (packet.equals("2")) {
            send("3");
        } else {
            received.add(packet);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.complete(0);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
