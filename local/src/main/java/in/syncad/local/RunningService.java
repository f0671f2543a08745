package in.syncad.local;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A service at work.
final class RunningService implements AutoCloseable {

    /// What a service may take to finish the requests it has accepted.
    private static final Duration GRACE = Duration.ofSeconds(25);

    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LINES_SHOWN = 20;

    private final Service service;
    private final Path log;
    private final ChildProcess process;

    private RunningService(Service service, Path log, ChildProcess process) {
        this.service = service;
        this.log = log;
        this.process = process;
    }

    static RunningService start(Service service, DataDirectory data) throws IOException {
        Path log = data.logs().resolve(service.name() + ".log");
        keepPrevious(log);
        List<String> command = Commands.concat(
                Commands.concat(List.of(Service.java()), new StartCache(service).options()), service.program());
        ProcessBuilder builder = new ProcessBuilder(Commands.ofChild("TERM", command))
                .directory(data.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        service.prepare(builder.environment());
        Path pidFile = data.processes().resolve(service.name() + ".pid");
        return new RunningService(service, log, ChildProcess.start(builder, "java", pidFile));
    }

    /// Waits until the service says that it can work.
    ///
    /// @throws CannotRun when it ends instead, or takes too long
    void awaitReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (long left = READY_TIMEOUT.dividedBy(POLL); left > 0; left--) {
                if (process.waitFor(POLL)) {
                    throw new CannotRun(epitaph());
                }
                if (isReady(client)) {
                    return;
                }
            }
        }
        throw new CannotRun(
                "%s is not ready after %d s; its log is %s".formatted(service.name(), READY_TIMEOUT.toSeconds(), log));
    }

    /// Completed with this service when it ends, whoever ended it.
    CompletableFuture<RunningService> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /// How it ended, for the operator.
    String epitaph() {
        return "%s ended with exit code %d; its log is %s".formatted(service.name(), process.exitCode(), log);
    }

    /// The end of its log.
    List<String> lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Lets it finish its requests first, within the time of grace.
    @Override
    public void close() {
        process.stop(GRACE);
    }

    private boolean isReady(HttpClient client) {
        try {
            HttpRequest request = HttpRequest.newBuilder(service.readinessAddress())
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
