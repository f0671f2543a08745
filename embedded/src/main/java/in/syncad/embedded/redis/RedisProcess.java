package in.syncad.embedded.redis;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.RunningServer;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The server in a process of this machine.
final class RedisProcess implements RunningServer {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(10);

    private final RedisSettings settings;
    private final String password;
    private final Path program;
    private final ChildProcess process;

    private RedisProcess(RedisSettings settings, String password, Path program) throws IOException {
        this.settings = settings;
        this.password = password;
        this.program = program;
        this.process = launch();
    }

    /// One that a killed JVM left running in that directory is stopped first.
    static RedisProcess launch(RedisSettings settings, String password) throws IOException {
        ChildProcess.stopLeftover(pidFile(settings), STOP_TIMEOUT);
        return new RedisProcess(settings, password, RedisProgram.unpackedIn(settings.directory()));
    }

    private ChildProcess launch() throws IOException {
        LocalPort.requireFree(RedisServer.SERVICE, settings.port());
        Path configuration = settings.directory().resolve("redis.conf");
        Path log = settings.directory().resolve("redis.log");
        OwnFiles.writeSecret(configuration, configuration());
        List<String> command = List.of(program.toString(), configuration.toString());
        ChildProcess started = ChildProcess.start(
                new ProcessBuilder(Commands.ofChild("TERM", command))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(new File("/dev/null")),
                "redis-server",
                pidFile(settings));
        if (!isReady(started)) {
            started.kill();
            List<String> lines = Files.readAllLines(log);
            throw new ServiceStartFailed(
                    RedisServer.SERVICE, lines.isEmpty() ? "it ended without a word" : lines.getLast());
        }
        return started;
    }

    private String configuration() {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                appendonly %s
                save ""
                """.formatted(settings.port(), password, settings.directory(), settings.deletedOnClose() ? "no" : "yes");
    }

    private boolean isReady(ChildProcess started) {
        for (long left = START_TIMEOUT.dividedBy(POLL); left > 0 && !started.waitFor(POLL); left--) {
            if (RedisPing.isAnswered(settings.port(), password)) {
                return true;
            }
        }
        return false;
    }

    private static Path pidFile(RedisSettings settings) {
        return settings.directory().resolve("redis.pid");
    }

    @Override
    public void stop() {
        process.stop(STOP_TIMEOUT);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public RedisProcess again() throws IOException {
        return new RedisProcess(settings, password, program);
    }

    @Override
    public void remove() {
        // There is nothing else.
    }
}
