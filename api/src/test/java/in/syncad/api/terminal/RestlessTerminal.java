package in.syncad.api.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.ApiClient;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A terminal whose ends type at each other until they are stopped, and come back whenever they are cut off.
public final class RestlessTerminal implements AutoCloseable {

    private static final int CHUNK = 4 << 10;
    private static final long PAUSE_MS = 20;

    private final int port;
    private final TerminalEnd shell;
    private final TerminalEnd page;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger returns = new AtomicInteger();
    private final CompletableFuture<Typed> shown;
    private final CompletableFuture<Typed> typed;

    /// What one end has typed.
    private record Typed(long bytes, String sha256) {}

    /// @param port where terminals are, on whichever instance
    public RestlessTerminal(ApiClient student, int port) throws Exception {
        this.port = port;
        String session = "/api/v1/terminal/sessions/"
                + student.post("/api/v1/terminal/sessions", Map.of("title", "Restless"))
                        .expect(201)
                        .body()
                        .get("id")
                        .asString();
        shell = connect(student, session, Side.CLI);
        page = connect(student, session, Side.BROWSER);
        shown = typing(shell, 1);
        typed = typing(page, 2);
        Thread.ofVirtual().start(() -> comeBack(shell));
        Thread.ofVirtual().start(() -> comeBack(page));
    }

    private TerminalEnd connect(ApiClient student, String session, Side side) throws Exception {
        String ticket = student.post(session + "/tickets", Map.of("role", side.code()))
                .expect(201)
                .body()
                .get("ticket")
                .asString();
        return new TerminalEnd(port, student.host(), side, ticket);
    }

    private CompletableFuture<Typed> typing(TerminalEnd end, int seed) {
        CompletableFuture<Typed> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                done.complete(type(end, new Random(seed)));
            } catch (Exception failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    private Typed type(TerminalEnd end, Random random) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        while (!stop.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
            random.nextBytes(chunk);
            digest.update(chunk);
            end.type(chunk);
            bytes += CHUNK;
        }
        return new Typed(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private void comeBack(TerminalEnd end) {
        try {
            while (!over.await(100, TimeUnit.MILLISECONDS)) {
                if (end.isClosed()) {
                    returns.incrementAndGet();
                    resume(end);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void resume(TerminalEnd end) {
        try {
            end.resumeAt(port);
        } catch (CompletionException notYet) {
            // Its line is still closed, so this is done again.
        }
    }

    /// Bytes shown by now, at both ends together.
    public long shown() {
        return shell.shownBytes() + page.shownBytes();
    }

    /// Types no more, and compares what was typed with what was shown at the other end.
    public void finish() throws Exception {
        stop.countDown();
        Typed byShell = shown.get(60, TimeUnit.SECONDS);
        Typed byPage = typed.get(60, TimeUnit.SECONDS);
        page.awaitShown(byShell.bytes());
        shell.awaitShown(byPage.bytes());
        assertThat(page.sha256()).isEqualTo(byShell.sha256());
        assertThat(shell.sha256()).isEqualTo(byPage.sha256());
        System.out.printf(
                "%d and %d bytes typed and shown, SHA-256 equal; connected again %d times%n",
                byPage.bytes(), byShell.bytes(), returns.get());
    }

    @Override
    public void close() {
        stop.countDown();
        over.countDown();
        shell.close();
        page.close();
    }
}
