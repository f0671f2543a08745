package in.syncad.api.documents;

import in.syncad.api.realtime.SocketPort;
import in.syncad.api.testing.RunningApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client that keeps no text and writes at the front, one operation after the other as stock clients do; cheap
/// enough to be there many times. Whatever it inserts tells when it was sent.
final class HastyEditor implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern VERSION = Pattern.compile("\"v\":(\\d+)");
    private static final Pattern OPERATION = Pattern.compile("\"op\":\\[\"(\\d+) \"");

    private final WebSocket socket;
    private final LongConsumer latency;
    private final StringBuilder partial = new StringBuilder();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Map<String, CountDownLatch> opening = new ConcurrentHashMap<>();
    private volatile int version;
    private volatile long inFlight;
    private long sequence;

    /// @param latency in nanoseconds, of each operation of others
    HastyEditor(RunningApi api, String host, String token, LongConsumer latency) throws InterruptedException {
        this.latency = latency;
        socket = HTTP.newWebSocketBuilder()
                .header("Host", host)
                .buildAsync(
                        URI.create(
                                "ws://127.0.0.1:%d/socket.io/?EIO=4&transport=websocket".formatted(SocketPort.of(api))),
                        this)
                .join();
        socket.sendText("40{\"token\":\"" + token + "\"}", true).join();
        await(ready);
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
        send("{\"a\":\"op\",\"c\":\"documents\",\"d\":\"%s\",\"v\":%d,\"seq\":%d,\"x\":{},\"op\":[\"%d \"]}"
                .formatted(document, version, sequence, System.nanoTime()));
        return true;
    }

    private synchronized void send(String message) {
        socket.sendText("42[\"sharedb\"," + message + "]", true).join();
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
        if (packet.equals("2")) {
            socket.sendText("3", true);
        } else if (packet.startsWith("40")) {
            send("{\"a\":\"hs\",\"protocol\":1,\"protocolMinor\":2}");
        } else if (packet.contains("\"a\":\"op\"")) {
            happened(packet);
        } else if (packet.contains("\"a\":\"hs\"")) {
            ready.countDown();
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
        Matcher operation = OPERATION.matcher(packet);
        if (operation.find()) {
            latency.accept(System.nanoTime() - Long.parseLong(operation.group(1)));
        } else {
            inFlight = 0;
        }
    }

    private static int number(String packet) {
        Matcher matcher = VERSION.matcher(packet);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
