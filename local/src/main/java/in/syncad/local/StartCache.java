package in.syncad.local;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the JVM has learnt about the start of a service (its ahead-of-time cache, JEP 514). With it a start takes a
/// third of the processor time. It lies beside the jar, so that a new build begins without one.
final class StartCache {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final Service service;
    private final Path file;

    StartCache(Service service) {
        this.service = service;
        this.file = service.jar().resolveSibling("start.aot");
    }

    /// Options of the JVM that runs the service.
    List<String> options() {
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /// Starts the service once more, on no port and with the least priority, to learn; returns when it has. Does
    /// nothing when it has learnt already or may not write there.
    void learn(DataDirectory data, Stopping stopping) throws IOException {
        if (Files.exists(file) || !Files.isWritable(file.resolveSibling("."))) {
            return;
        }
        Path draft = file.resolveSibling("start.aot.new");
        List<String> command = Commands.concat(
                List.of(
                        "nice",
                        "-n",
                        "19",
                        Service.java(),
                        "-XX:AOTCacheOutput=" + draft,
                        "-Dspring.context.exit=onRefresh"),
                service.program());
        ProcessBuilder builder = new ProcessBuilder(Commands.ofChild("KILL", command))
                .directory(data.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        data.logs().resolve(service.name() + "-learning.log").toFile())
                .redirectInput(new File("/dev/null"));
        service.prepare(builder.environment());
        builder.environment().putAll(Map.of("PORT", "0", "ENABLE_SEEDING", "false"));
        Path pidFile = data.processes().resolve(service.name() + "-learning.pid");
        ChildProcess process = ChildProcess.start(builder, "java", pidFile);
        stopping.remember(process::kill);
        if (process.waitFor(TIMEOUT) && process.exitCode() == 0 && Files.exists(draft)) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
        process.kill();
    }
}
