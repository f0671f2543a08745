package in.syncad.bench.start;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A JVM that is asked for until it answers, then stopped.
///
/// @param options of the JVM, up to the main class or the jar
/// @param environment its variables; of this JVM's it gets the search path alone
/// @param ready the address that answers 200 once it can work
record StartedService(List<String> options, Map<String, String> environment, URI ready) {

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LEARNING = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(30);

    StartedService {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /// @param ready from before its process is started to its answer
    /// @param worked on all cores together, which other programs on the machine change less
    record Start(Duration ready, Duration worked) {}

    /// @param directory for its log
    Start startOnce(Path directory) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        ChildProcess process = launch(directory, options);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client)) {
                if (process.waitFor(POLL) || since(begin).compareTo(PATIENCE) > 0) {
                    throw new IllegalStateException("not ready; its log is " + directory.resolve("log"));
                }
            }
            Duration ready = since(begin);
            return new Start(ready, worked(process));
        } finally {
            process.stop(GRACE);
        }
    }

    /// Lets the JVM learn the start, as the launcher does.
    ///
    /// @return the same service, started with what was learnt
    StartedService learn(Path directory) throws IOException {
        Path learnt = directory.resolve("start.aot");
        List<String> learning = List.of("-XX:AOTCacheOutput=" + learnt, "-Dspring.context.exit=onRefresh");
        ChildProcess process = launch(directory, Commands.concat(learning, options));
        try {
            if (!process.waitFor(LEARNING) || !Files.exists(learnt)) {
                throw new IllegalStateException("nothing learnt; its log is " + directory.resolve("log"));
            }
        } finally {
            process.stop(GRACE);
        }
        return new StartedService(Commands.concat(List.of("-XX:AOTCache=" + learnt), options), environment, ready);
    }

    private ChildProcess launch(Path directory, List<String> arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(Commands.ofChild("KILL", Commands.concat(List.of(java), arguments)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .redirectInput(new File("/dev/null"));
        Map<String, String> variables = command.environment();
        variables.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        variables.putAll(environment);
        return ChildProcess.start(command, "java", directory.resolve("pid"));
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Duration worked(ChildProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
