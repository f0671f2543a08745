import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Sends so many requests a second to `/api/health`, in turn on a kept connection and on a new one, until standard
/// input ends; whatever is slow does not slow the rest down. Then prints how many were answered by 200, by which
/// colour, and what became of the others; fails if there are any. A kept connection may be closed in the moment it is
/// used; then it is asked once more on a new one, as browsers do (RFC 9110, section 9.2.2), and that is counted.
///
/// `java Load.java http://host:port requests-a-second`
final class Load {

    private static final String WELL = "\"success\":true";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI target;
    private final HttpClient keeping = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, LongAdder> servedBy = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> lost = new ConcurrentSkipListMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final LongAdder slow = new LongAdder();
    private final LongAdder again = new LongAdder();

    private Load(URI service) {
        target = service.resolve("/api/health");
    }

    public static void main(String[] arguments) throws Exception {
        Load load = new Load(URI.create(arguments[0]));
        load.run(Integer.parseInt(arguments[1]));
        System.out.println(load);
        System.exit(load.lost.isEmpty() ? 0 : 1);
    }

    private void run(int rate) throws IOException {
        try (var timer = Executors.newSingleThreadScheduledExecutor();
                var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            timer.scheduleAtFixedRate(
                    () -> requests.execute(this::request), 0, 1_000_000_000L / rate, TimeUnit.NANOSECONDS);
            while (System.in.read() >= 0) {
                // Until the end.
            }
            timer.shutdownNow();
        }
    }

    private void request() {
        boolean kept = sent.incrementAndGet() % 2 == 0;
        long begun = System.nanoTime();
        try {
            String colour = kept ? onKeptConnection() : onNewConnection();
            servedBy.computeIfAbsent(colour, first -> new LongAdder()).increment();
            if (System.nanoTime() - begun > 1_000_000_000L) {
                slow.increment();
            }
        } catch (IOException | InterruptedException failure) {
            lost.computeIfAbsent((kept ? "kept: " : "new: ") + failure, first -> new LongAdder()).increment();
        }
    }

    private String onKeptConnection() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target).timeout(PATIENCE).build();
        HttpResponse<String> response;
        try {
            response = keeping.send(request, BodyHandlers.ofString());
        } catch (IOException closed) {
            if (!String.valueOf(closed.getMessage()).contains("received no bytes")) {
                throw closed;
            }
            again.increment();
            return onNewConnection();
        }
        if (response.statusCode() != 200 || !response.body().contains(WELL)) {
            throw new IOException("status " + response.statusCode());
        }
        return response.headers().firstValue("X-Served-By").orElse("?");
    }

    private String onNewConnection() throws IOException {
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\nHost: %s\r\n\r\n"
                            .formatted(target.getPath(), target.getAuthority())
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            if (!text.startsWith("HTTP/1.1 200") || !text.contains(WELL)) {
                throw new IOException(text.lines().findFirst().orElse("nothing"));
            }
            return text.lines()
                    .filter(line -> line.startsWith("X-Served-By: "))
                    .map(line -> line.substring("X-Served-By: ".length()))
                    .findFirst()
                    .orElse("?");
        }
    }

    @Override
    public String toString() {
        return "%d requests, answered by %s, %s longer than a second, %s asked again on a new connection, lost: %s"
                .formatted(sent.get(), new TreeMap<>(servedBy), slow, again, lost.isEmpty() ? "none" : lost);
    }
}
