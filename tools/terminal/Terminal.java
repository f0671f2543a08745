import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Runs a shell and mirrors it to a browser, over SyncAD's relay; see `terminal.sh` and `docs/terminal.md`.
///
/// The shell runs under `script`, which gives it a pseudo-terminal, or over plain pipes where there is no `script`.
public final class Terminal implements WebSocket.Listener {

    private static final int DATA = 1;
    private static final int ACK = 2;
    private static final int CLOSE = 5;
    private static final int PING = 6;
    private static final int CHUNK = 16 << 10;
    private static final int WINDOW = 256 << 10;
    private static final int SCROLLBACK = 64 << 10;
    private static final long PING_MS = 15_000;
    private static final long RETRY_MS = 1_000;

    private record Sent(long number, byte[] payload) {}

    private final School school;
    private final Deque<Sent> unacknowledged = new ArrayDeque<>();
    private final ByteArrayOutputStream unseen = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private OutputStream toShell = OutputStream.nullOutputStream();
    private WebSocket socket;
    private String resume = "";
    private boolean started;
    private boolean over;
    private int onTheWay;
    private long sent;
    private long stream;
    private long received;

    private Terminal(School school) {
        this.school = school;
    }

    public static void main(String[] arguments) throws Exception {
        School school = new School(URI.create(arguments[0]));
        new Page(school).serve(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7681);
        Terminal terminal = new Terminal(school);
        terminal.connect("{\"ticket\":\"%s\",\"role\":\"cli\"}".formatted(school.ticket("cli")));
        Thread.ofVirtual().start(terminal::keepAlive);
        int status = terminal.runShell();
        terminal.end();
        System.exit(status);
    }

    private int runShell() throws IOException, InterruptedException {
        String shell = System.getenv().getOrDefault("SHELL", "/bin/sh");
        boolean hasScript = Files.isExecutable(Path.of("/usr/bin/script"));
        System.out.printf("%s runs %s%n", shell, hasScript ? "under a pseudo-terminal, by script" : "over pipes");
        Process process = new ProcessBuilder(hasScript ? List.of("script", "-qfc", shell, "/dev/null") : List.of(shell, "-i"))
                .redirectErrorStream(true)
                .start();
        toShell = process.getOutputStream();
        Thread.ofPlatform().daemon().start(() -> typed(System.in));
        try (InputStream out = process.getInputStream()) {
            byte[] buffer = new byte[CHUNK];
            for (int count = out.read(buffer); count >= 0; count = out.read(buffer)) {
                System.out.write(buffer, 0, count);
                System.out.flush();
                show(Arrays.copyOf(buffer, count));
            }
        }
        return process.waitFor();
    }

    private void typed(InputStream keys) {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int count = keys.read(buffer); count >= 0; count = keys.read(buffer)) {
                type(Arrays.copyOf(buffer, count));
            }
        } catch (IOException ended) {
            // The shell has ended, or the keyboard has gone.
        }
    }

    private synchronized void type(byte[] keys) throws IOException {
        toShell.write(keys);
        toShell.flush();
    }

    /// Waits while the page is slow. Without a page only the end of what was shown is kept.
    private synchronized void show(byte[] output) throws InterruptedException {
        while (started && onTheWay + output.length > WINDOW) {
            wait();
        }
        if (started) {
            send(output);
        } else {
            unseen.writeBytes(output);
            if (unseen.size() > SCROLLBACK) {
                byte[] all = unseen.toByteArray();
                unseen.reset();
                unseen.write(all, all.length - SCROLLBACK, SCROLLBACK);
            }
        }
    }

    private void send(byte[] payload) {
        Sent frame = new Sent(++sent, payload);
        unacknowledged.add(frame);
        onTheWay += payload.length;
        send(DATA, frame.number(), payload);
    }

    private void send(int kind, long number, byte[] payload) {
        try {
            socket.sendBinary(
                            ByteBuffer.allocate(9 + payload.length)
                                    .put((byte) kind)
                                    .putLong(number)
                                    .put(payload)
                                    .flip(),
                            true)
                    .join();
        } catch (RuntimeException gone) {
            // Sent again over the next connection.
        }
    }

    private void connect(String first) {
        URI relay = school.relay();
        WebSocket opened = School.HTTP.newWebSocketBuilder()
                .header("Host", relay.getAuthority())
                .buildAsync(School.reached(relay), this)
                .join();
        synchronized (this) {
            socket = opened;
            socket.sendText(first, true).join();
        }
    }

    private void keepAlive() {
        while (true) {
            try {
                Thread.sleep(PING_MS);
            } catch (InterruptedException stopped) {
                return;
            }
            synchronized (this) {
                send(PING, 0, new byte[0]);
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            hear(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private synchronized void hear(String said) {
        switch (School.field("type", said)) {
            case "ready" -> resume = School.field("resume", said);
            case "start" -> {
                stream = Long.parseLong(School.field("stream", said));
                acknowledge(Long.parseLong(School.field("after", said)));
                unacknowledged.forEach(frame -> send(DATA, frame.number(), frame.payload()));
                started = true;
                byte[] before = unseen.toByteArray();
                unseen.reset();
                for (int start = 0; start < before.length; start += CHUNK) {
                    send(Arrays.copyOfRange(before, start, Math.min(before.length, start + CHUNK)));
                }
            }
            case "peer-lost" -> started = false;
            default -> System.err.println(said);
        }
        notifyAll();
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (last) {
            hear(ByteBuffer.wrap(partial.toByteArray()));
            partial.reset();
        }
        from.request(1);
        return null;
    }

    private synchronized void hear(ByteBuffer frame) {
        int kind = frame.get();
        long number = frame.getLong();
        if (kind == ACK) {
            acknowledge(number);
            notifyAll();
        } else if (kind == DATA) {
            byte[] keys = new byte[frame.remaining()];
            frame.get(keys);
            received = number;
            try {
                type(keys);
            } catch (IOException ended) {
                return;
            }
            send(ACK, number, new byte[0]);
        }
    }

    private void acknowledge(long number) {
        while (!unacknowledged.isEmpty() && unacknowledged.peek().number() <= number) {
            onTheWay -= unacknowledged.remove().payload().length;
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        Thread.ofVirtual().start(() -> comeBack(code));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        Thread.ofVirtual().start(() -> comeBack(1006));
    }

    /// Codes from 4400 on say that there is no way back, but 4503.
    private void comeBack(int code) {
        String first;
        synchronized (this) {
            started = false;
            notifyAll();
            first = "{\"resume\":\"%s\",\"role\":\"cli\",\"sent\":%d,\"stream\":%d,\"received\":%d}"
                    .formatted(resume, sent, stream, received);
        }
        if (over || code >= 4400 && code != 4503) {
            System.err.printf("%nthe terminal is not mirrored any more (%d)%n", code);
            return;
        }
        try {
            Thread.sleep(RETRY_MS);
            connect(first);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unreachable) {
            comeBack(code);
        }
    }

    private void end() throws IOException, InterruptedException {
        synchronized (this) {
            over = true;
            send(CLOSE, 0, new byte[0]);
        }
        school.end();
    }
}
