package in.syncad.bench.creation;

import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.OwnFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `./syncad up`, with data and ports of its own.
public final class RunningPlatform implements AutoCloseable {

    private static final String KEY = "bench-key-of-no-other-platform";
    private static final List<String> PORTS =
            List.of("PROVISIONING", "API", "INBOX", "POSTGRES", "REDIS", "S3", "AWS", "DNS");
    private static final long STOPPED_WITHIN_SECONDS = 60;

    private final Path data;
    private final Map<String, Integer> ports;
    private final Process launcher;

    private RunningPlatform(Path data, Map<String, Integer> ports, Process launcher) {
        this.data = data;
        this.ports = ports;
        this.launcher = launcher;
        // Also when this JVM is asked to end in the middle of it.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
    }

    /// Returns when it says that it is ready; what it says before is printed.
    ///
    /// @param root of the project
    /// @throws IllegalStateException when it ends instead
    public static RunningPlatform start(Path root) throws IOException {
        Path data = Files.createTempDirectory("syncad-bench-");
        ProcessBuilder command = new ProcessBuilder(root.resolve("syncad").toString(), "up").redirectErrorStream(true);
        Map<String, String> environment = command.environment();
        environment.put("SYNCAD_DATA", data.resolve("data").toString());
        environment.put("SCS_API_KEY", KEY);
        environment.put("SYNCAD_START_CACHE", "off");
        Map<String, Integer> ports = new HashMap<>();
        for (String port : PORTS) {
            ports.put(port, LocalPort.choose());
            environment.put("SYNCAD_%s_PORT".formatted(port), ports.get(port).toString());
        }
        RunningPlatform platform = new RunningPlatform(data, ports, command.start());
        platform.awaitReady();
        return platform;
    }

    public URI provisioning() {
        return address("PROVISIONING");
    }

    public URI api() {
        return address("API");
    }

    public URI inbox() {
        return address("INBOX");
    }

    public String key() {
        return KEY;
    }

    @Override
    public void close() {
        stop();
    }

    private URI address(String port) {
        return URI.create("http://127.0.0.1:" + ports.get(port));
    }

    /// The launcher stops all that it started, the latest first, before it ends.
    private synchronized void stop() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOPPED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the platform does not stop; its data is in " + data);
            }
            OwnFiles.delete(data);
        } catch (IOException undeletable) {
            throw new IllegalStateException(undeletable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            System.out.println(line);
            if (line.startsWith("SyncAD is ready")) {
                return;
            }
        }
        stop();
        throw new IllegalStateException("the platform ended before it was ready");
    }
}
