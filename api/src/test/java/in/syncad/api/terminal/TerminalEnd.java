package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.realtime.SocketPort;
import in.syncad.api.terminal.Frame.Kind;
import in.syncad.api.testing.RunningApi;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the relay as it should be: numbers what it sends, keeps it until it is acknowledged, sends it again when
/// told to, and can go on over a new connection.
final class TerminalEnd implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int CHUNK = 16 << 10;

    private final String host;
    private final Side side;
    private final MessageDigest shown;
    private final Deque<Frame> unacknowledged = new ArrayDeque<>();
    private final BlockingQueue<Frame> others = new LinkedBlockingQueue<>();
    private volatile Line line;
    private String resume = "";
    private boolean started;
    private int onTheWay;
    private long sent;
    private long stream;
    private long received;
    private long bytes;
    private int starts;
    private int losses;
    private volatile long flooded;

    TerminalEnd(RunningApi api, String host, Side side, String ticket) throws Exception {
        this(SocketPort.of(api), host, side, ticket);
    }

    TerminalEnd(int port, String host, Side side, String ticket) throws Exception {
        this.host = host;
        this.side = side;
        shown = MessageDigest.getInstance("SHA-256");
        line = new Line(port);
        line.say("{\"ticket\":\"%s\",\"role\":\"%s\"}".formatted(ticket, side.code()));
    }

    /// As if the network was gone, and then over that instance.
    void resumeAt(RunningApi api) {
        resumeAt(SocketPort.of(api));
    }

    void resumeAt(int port) {
        drop();
        String first;
        synchronized (this) {
            first = "{\"resume\":\"%s\",\"role\":\"%s\",\"sent\":%d,\"stream\":%d,\"received\":%d}"
                    .formatted(resume, side.code(), sent, stream, received);
        }
        line = new Line(port);
        line.say(first);
    }

    void drop() {
        line.socket.abort();
        synchronized (this) {
            started = false;
        }
    }

    /// Waits while the window is full.
    void type(byte[] data) throws InterruptedException {
        for (int start = 0; start < data.length; start += CHUNK) {
            byte[] chunk = Arrays.copyOfRange(data, start, Math.min(data.length, start + CHUNK));
            Frame frame;
            Line over;
            synchronized (this) {
                while (!started || onTheWay + chunk.length > Outflow.WINDOW) {
                    wait(60_000);
                }
                frame = new Frame(Kind.DATA, ++sent, chunk);
                unacknowledged.add(frame);
                onTheWay += chunk.length;
                over = line;
            }
            // Not over a later one, which has to be introduced first.
            over.send(frame);
        }
    }

    /// As no client should: keeps nothing, and waits for nothing but the network.
    void flood(byte[] chunk, int times) {
        for (int time = 0; time < times; time++) {
            line.send(new Frame(Kind.DATA, ++sent, chunk));
            flooded = (time + 1L) * chunk.length;
        }
    }

    long flooded() {
        return flooded;
    }

    void send(Frame frame) {
        line.send(frame);
    }

    synchronized void awaitShown(long count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (bytes < count && System.nanoTime() < end) {
            wait(1_000);
        }
        assertThat(bytes).as("bytes shown to the %s", side).isEqualTo(count);
    }

    synchronized boolean isStarted() {
        return started;
    }

    synchronized int starts() {
        return starts;
    }

    synchronized int losses() {
        return losses;
    }

    synchronized long shownBytes() {
        return bytes;
    }

    synchronized String sha256() throws CloneNotSupportedException {
        return HexFormat.of().formatHex(((MessageDigest) shown.clone()).digest());
    }

    /// Frames that are neither data nor acknowledgements.
    Frame next() throws InterruptedException {
        Frame frame = others.poll(10, TimeUnit.SECONDS);
        assertThat(frame).isNotNull();
        return frame;
    }

    int closeCode() {
        return line.closed.orTimeout(15, TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return line.closed.isDone();
    }

    /// Stops reading what comes, or goes on.
    void setReading(boolean reading) {
        line.setReading(reading);
    }

    private synchronized void hear(JsonNode said) {
        switch (said.get("type").asString()) {
            case "ready" -> resume = said.get("resume").asString();
            case "start" -> {
                starts++;
                stream = said.get("stream").asLong();
                acknowledge(said.get("after").asLong());
                List<Frame> again = new ArrayList<>(unacknowledged);
                again.forEach(line::send);
                started = true;
            }
            case "peer-lost" -> {
                started = false;
                losses++;
            }
            default -> throw new AssertionError(said.toString());
        }
        notifyAll();
    }

    private synchronized void hear(Frame frame) {
        switch (frame.kind()) {
            case DATA -> {
                shown.update(frame.payload());
                bytes += frame.payload().length;
                received = frame.number();
                line.send(Frame.of(Kind.ACK, received));
            }
            case ACK -> acknowledge(frame.number());
            default -> others.add(frame);
        }
        notifyAll();
    }

    private void acknowledge(long number) {
        while (!unacknowledged.isEmpty() && unacknowledged.peek().number() <= number) {
            onTheWay -= unacknowledged.remove().payload().length;
        }
    }

    @Override
    public void close() {
        line.socket.abort();
    }

    private final class Line implements WebSocket.Listener {

        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;
        private boolean reading = true;
        private boolean owed;

        Line(int port) {
            WebSocket.Builder builder = HTTP.newWebSocketBuilder().header("Host", host);
            if (side == Side.BROWSER) {
                builder.header("Origin", "https://" + host);
            }
            socket = builder.buildAsync(URI.create("ws://127.0.0.1:%d%s".formatted(port, Relay.PATH)), this)
                    .orTimeout(15, TimeUnit.SECONDS)
                    .join();
        }

        synchronized void say(String said) {
            socket.sendText(said, true).join();
        }

        synchronized void send(Frame frame) {
            try {
                socket.sendBinary(ByteBuffer.wrap(frame.toBytes()), true).join();
            } catch (CompletionException gone) {
                // It is sent again over the next connection.
            }
        }

        synchronized void setReading(boolean wanted) {
            reading = wanted;
            if (wanted && owed) {
                owed = false;
                socket.request(1);
            }
        }

        private synchronized void readOn(WebSocket from) {
            if (reading) {
                from.request(1);
            } else {
                owed = true;
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                hear(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            readOn(from);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            partial.writeBytes(part);
            if (last) {
                Frame.read(ByteBuffer.wrap(partial.toByteArray())).ifPresent(TerminalEnd.this::hear);
                partial.reset();
            }
            readOn(from);
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
    }
}
