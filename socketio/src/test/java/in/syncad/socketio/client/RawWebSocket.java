package in.syncad.socketio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A WebSocket whose frames a test sends and reads one by one. What comes is text; binary is written as `<hex>`.
public final class RawWebSocket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private RawWebSocket(URI address, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int index = 0; index < headers.length; index += 2) {
            builder.header(headers[index], headers[index + 1]);
        }
        socket = builder.buildAsync(address, this).join();
    }

    public static RawWebSocket open(URI address, String... headers) {
        return new RawWebSocket(address, headers);
    }

    /// A connection that has upgraded and whose frames the test writes itself. Its window is small, so that whoever
    /// does not read is noticed soon.
    public static Socket byHand(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(address);
        socket.getOutputStream().write("""
                GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        byte[] answer = socket.getInputStream().readNBytes(129);
        assertThat(new String(answer, StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 101 ")
                .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
        return socket;
    }

    public RawWebSocket send(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    public RawWebSocket send(byte... message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
        return this;
    }

    /// The next message but pings, within five seconds; pings are answered.
    public String next() throws InterruptedException {
        String message = nextWithPings();
        while (message.equals("2")) {
            send("3");
            message = nextWithPings();
        }
        return message;
    }

    public String nextWithPings() throws InterruptedException {
        String message = received.poll(5, TimeUnit.SECONDS);
        assertThat(message).as("a message within five seconds").isNotNull();
        return message;
    }

    /// Reads the open packet and connects to a namespace; the id of the socket.
    public String connect(String namespace) throws InterruptedException {
        assertThat(next()).startsWith("0{");
        send("40" + namespace);
        String answer = next();
        assertThat(answer).startsWith("40" + namespace.replaceAll("\\{.*", ""));
        return answer.replaceAll(".*\"sid\":\"([^\"]*)\".*", "$1");
    }

    /// What has come and was not read.
    public BlockingQueue<String> unread() {
        return received;
    }

    /// The code of the close frame, or 1006 if the connection ended without one; within five seconds.
    public int closeCode() {
        return closed.orTimeout(5, TimeUnit.SECONDS).join();
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
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.append(HexFormat.of().formatHex(bytes));
        if (last) {
            received.add("<" + partial + ">");
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
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
