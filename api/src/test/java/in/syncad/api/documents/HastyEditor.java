package in.syncad.api.documents;

import in.syncad.api.realtime.SocketPort;
import in.syncad.api.testing.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// A client that keeps no text and types at the front, a letter and one operation after the other as stock clients do;
/// cheap enough to be there many times. All of one process know when what they hear was sent.
final class HastyEditor implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// By source and sequence.
    private static final Map<String, Long> SENT = new ConcurrentHashMap<>();

    private final WebSocket socket;
    private final LongConsumer latency;
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<String> source = new CompletableFuture<>();
    private final Map<String, CountDownLatch> opening = new ConcurrentHashMap<>();
    private volatile int version;
    private volatile long inFlight;
    private long sequence;

    /// @param latency in nanoseconds, of each operation of others
    HastyEditor(RunningApi api, String host, String token, LongConsumer latency) {
        this.latency = latency;
        socket = HTTP.newWebSocketBuilder()
                .header("Host", host)
                .buildAsync(
                        URI.create(
                                "ws://127.0.0.1:%d/socket.io/?EIO=4&transport=websocket".formatted(SocketPort.of(api))),
                        this)
                .join();
        sendPacket("40{\"token\":\"" + token + "\"}");
        source.orTimeout(30, TimeUnit.SECONDS).join();
    }

    void open(String document) throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        opening.put(document, opened);
        send("{\"a\":\"s\",\"c\":\"documents\",\"d\":\"" + document + "\"}");
        await(opened);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer within ten seconds");
        }
    }

    /// Unless the last one is still on its way; then a stock client, too, would keep it back.
    boolean write(String document) {
        if (inFlight != 0) {
            return false;
        }
        inFlight = ++sequence;
        SENT.put(source.join() + sequence, System.nanoTime());
        send("{\"a\":\"op\",\"c\":\"documents\",\"d\":\"%s\",\"v\":%d,\"seq\":%d,\"x\":{},\"op\":[\"x\"]}"
                .formatted(document, version, sequence));
        return true;
    }

    private void send(String message) {
        sendPacket("42[\"sharedb\"," + message + "]");
    }

    /// One after the other: a WebSocket of the JDK refuses what is sent while something is being sent.
    private synchronized void sendPacket(String packet) {
        socket.sendText(packet, true).join();
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

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        source.completeExceptionally(new IllegalStateException("closed with %d %s".formatted(code, reason)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        source.completeExceptionally(failure);
    }

    private void take(String packet) {
        if (packet.equals("2")) {
            sendPacket("3");
        } else if (packet.startsWith("44")) {
            source.completeExceptionally(new IllegalStateException(packet));
        } else if (packet.startsWith("40")) {
            send("{\"a\":\"hs\",\"protocol\":1,\"protocolMinor\":2}");
        } else if (packet.contains("\"a\":\"op\"")) {
            happened(packet);
        } else if (packet.contains("\"a\":\"hs\"")) {
            source.complete(textAfter("\"id\":\"", packet));
        } else if (packet.contains("\"a\":\"s\"")) {
            version = number(packet);
            opening.forEach((document, opened) -> {
                if (packet.contains(document)) {
                    opened.countDown();
                }
            });
        }
    }

    private void happened(String packet) {
        if (packet.contains("\"error\"")) {
            throw new IllegalStateException(packet);
        }
        version = number(packet) + 1;
        if (packet.contains("\"op\":[")) {
            latency.accept(
                    System.nanoTime() - SENT.get(textAfter("\"src\":\"", packet) + digitsAfter("\"seq\":", packet)));
        } else {
            inFlight = 0;
        }
    }

    private static int number(String packet) {
        String version = digitsAfter("\"v\":", packet);
        return version.isEmpty() ? 0 : Integer.parseInt(version);
    }

    private static String textAfter(String name, String packet) {
        int at = packet.indexOf(name);
        int start = at + name.length();
        return at < 0 ? "" : packet.substring(start, packet.indexOf('"', start));
    }

    private static String digitsAfter(String name, String packet) {
        int at = packet.indexOf(name);
        int end = at + name.length();
        while (at >= 0 && Character.isDigit(packet.charAt(end))) {
            end++;
        }
        return at < 0 ? "" : packet.substring(at + name.length(), end);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
