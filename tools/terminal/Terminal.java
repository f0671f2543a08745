import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private record Sent(long number, byte[] payload) {}

    private final URI school;
    private final URI relay;
    private final String session;
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

    private Terminal(URI school) throws IOException, InterruptedException {
        this.school = school;
        int port = school.getPort() < 0 ? -1 : school.getPort() + 1;
        relay = URI.create("%s://%s%s/api/terminal/relay"
                .formatted(
                        school.getScheme().equals("https") ? "wss" : "ws",
                        school.getHost(),
                        port < 0 ? "" : ":" + port));
        session = field("id", call("POST", "/api/v1/terminal/sessions", "{\"title\":\"Shell\"}"));
    }

    public static void main(String[] arguments) throws Exception {
        Terminal terminal = new Terminal(URI.create(arguments[0]));
        terminal.servePage(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7681);
        terminal.connect("{\"ticket\":\"%s\",\"role\":\"cli\"}".formatted(terminal.ticket("cli")));
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
        WebSocket opened = HTTP.newWebSocketBuilder()
                .header("Host", relay.getAuthority())
                .buildAsync(reached(relay), this)
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
        switch (field("type", said)) {
            case "ready" -> resume = field("resume", said);
            case "start" -> {
                stream = Long.parseLong(field("stream", said));
                acknowledge(Long.parseLong(field("after", said)));
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
        call("DELETE", "/api/v1/terminal/sessions/" + session, "");
    }

    /// The page is here and not on a server, under a path that nobody can guess; it gets tickets, never the token.
    private void servePage(int port) throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String path = "/" + HexFormat.of().formatHex(secret) + "/";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(path, this::answer);
        server.start();
        System.out.printf("Open http://%s:%d%s%n", school.getHost(), port, path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        byte[] body;
        try {
            body = switch (name) {
                case "" -> Files.readAllBytes(here("page.html"));
                case "page.js" -> Files.readAllBytes(here("page.js"));
                case "xterm.js" -> Files.readAllBytes(here("node_modules/@xterm/xterm/lib/xterm.js"));
                case "xterm.css" -> Files.readAllBytes(here("node_modules/@xterm/xterm/css/xterm.css"));
                case "ticket" ->
                    "{\"ticket\":\"%s\",\"relay\":\"%s\"}"
                            .formatted(ticket("browser"), relay)
                            .getBytes(StandardCharsets.UTF_8);
                default -> null;
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        String type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html";
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'self'; connect-src 'self' ws: wss:; style-src 'self' 'unsafe-inline'; img-src data:");
        exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (body != null) {
                out.write(body);
            }
        }
    }

    private static Path here(String name) {
        return Path.of(System.getProperty("page", ".")).resolve(name);
    }

    private String ticket(String role) throws IOException, InterruptedException {
        return field(
                "ticket",
                call("POST", "/api/v1/terminal/sessions/%s/tickets".formatted(session), "{\"role\":\"%s\"}".formatted(role)));
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(reached(school.resolve(path)))
                        .header("Host", school.getAuthority())
                        .header("Authorization", "Bearer " + System.getenv("SYNCAD_TOKEN"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.body());
        }
        return answer.body();
    }

    /// Browsers know that all names below `localhost` are this machine, Java asks the resolver, which may not.
    private static URI reached(URI address) {
        return URI.create(address.toString().replaceFirst("//[^/:]+\\.localhost", "//localhost"));
    }

    /// What stands behind that name in flat JSON.
    private static String field(String name, String json) {
        Matcher value = Pattern.compile("\"%s\":\"?([^\",}]*)".formatted(name)).matcher(json);
        return value.find() ? value.group(1) : "";
    }
}
