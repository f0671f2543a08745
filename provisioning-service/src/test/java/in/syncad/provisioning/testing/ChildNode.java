package in.syncad.provisioning.testing;

import in.syncad.embedded.process.Commands;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A [MortalNode], seen from the test that kills it.
public final class ChildNode implements AutoCloseable {

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Set<UUID> standing = ConcurrentHashMap.newKeySet();

    private ChildNode(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    public static ChildNode start() {
        ProcessBuilder builder =
                new ProcessBuilder(Commands.ofShortLivedJvm(MortalNode.class)).redirectError(new File("/dev/null"));
        builder.environment().putAll(Platform.environment());
        try {
            return new ChildNode(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Operator operator() {
        return new Operator(URI.create(
                "http://127.0.0.1:" + port.orTimeout(90, TimeUnit.SECONDS).join()));
    }

    /// Waits until all these schools stand still at their places.
    public void awaitStandstill(Collection<UUID> schools) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> standing.containsAll(schools));
    }

    /// With SIGKILL.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(line -> {
                if (line.startsWith(MortalNode.LISTENS)) {
                    port.complete(Integer.valueOf(line.substring(MortalNode.LISTENS.length())));
                } else if (line.startsWith(MortalNode.STANDS)) {
                    standing.add(UUID.fromString(line.substring(MortalNode.STANDS.length())));
                }
            });
        } catch (IOException | UncheckedIOException killed) {
            // Expected.
        }
        port.completeExceptionally(new IllegalStateException("the child ended before it listened"));
    }
}
