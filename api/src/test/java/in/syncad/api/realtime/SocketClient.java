package in.syncad.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of Socket.IO that writes and reads packets one by one.
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private SocketClient(RunningApi api, String host, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Host", host);
        for (int index = 0; index < headers.length; index += 2) {
            builder.header(headers[index], headers[index + 1]);
        }
        int port = api.bean(Sockets.class).port();
        socket = builder.buildAsync(
                        URI.create("ws://127.0.0.1:%d/socket.io/?EIO=4&transport=websocket".formatted(port)), this)
                .join();
    }

    /// Has a session, and is nobody yet.
    public static SocketClient open(RunningApi api, String host, String... headers) throws InterruptedException {
        SocketClient client = new SocketClient(api, host, headers);
        assertThat(client.next()).startsWith("0{");
        return client;
    }

    public static SocketClient connected(RunningApi api, String host, String token) throws InterruptedException {
        SocketClient client = open(api, host);
        assertThat(client.connect("{\"token\":\"" + token + "\"}")).startsWith("40{");
        return client;
    }

    /// The answer to a CONNECT with that payload.
    public String connect(String payload) throws InterruptedException {
        send("40" + payload);
        return next();
    }

    public void send(String packet) {
        socket.sendText(packet, true).join();
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
            received.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
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
