package in.syncad.embedded.redis;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A Redis server in a process of its own, on 127.0.0.1, with a password.
public final class RedisServer implements AutoCloseable {

    private static final String SERVICE = "Redis";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(10);

    private final RedisSettings settings;
    private final Path program;
    private ChildProcess process;

    private RedisServer(RedisSettings settings) throws IOException {
        this.settings = settings;
        OwnFiles.directory(settings.directory(), "rwx------");
        ChildProcess.stopLeftover(pidFile(), STOP_TIMEOUT);
        this.program = RedisProgram.unpackedIn(settings.directory());
        this.process = launch();
    }

    /// Starts the server. One that a killed JVM left running in that directory is stopped first.
    ///
    /// @throws ServiceStartFailed when it does not come up, with the reason in one line
    public static RedisServer start(RedisSettings settings) {
        try {
            return new RedisServer(settings);
        } catch (IOException failure) {
            discard(settings);
            throw new ServiceStartFailed(SERVICE, failure);
        } catch (ServiceStartFailed failure) {
            discard(settings);
            throw failure;
        }
    }

    /// In the form `redis://:password@localhost:port`.
    public String url() {
        return "redis://:%s@localhost:%d".formatted(password(), settings.port());
    }

    public int port() {
        return settings.port();
    }

    public String password() {
        return OwnFiles.keptSecret(settings.directory().resolve("password"));
    }

    /// Kills the server with SIGKILL.
    public synchronized void kill() {
        process.kill();
    }

    /// Starts the server again on the same port; stops it first if it runs. A temporary server forgets everything.
    public synchronized void restart() {
        process.stop(STOP_TIMEOUT);
        try {
            process = launch();
        } catch (IOException failure) {
            throw new ServiceStartFailed(SERVICE, failure);
        }
    }

    @Override
    public synchronized void close() {
        process.stop(STOP_TIMEOUT);
        discard(settings);
    }

    private static void discard(RedisSettings settings) {
        if (settings.deletedOnClose()) {
            try {
                OwnFiles.delete(settings.directory());
            } catch (IOException undeletable) {
                throw new UncheckedIOException(undeletable);
            }
        }
    }

    private ChildProcess launch() throws IOException {
        LocalPort.requireFree(SERVICE, settings.port());
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
                pidFile());
        if (!isReady(started)) {
            started.kill();
            List<String> lines = Files.readAllLines(log);
            throw new ServiceStartFailed(SERVICE, lines.isEmpty() ? "it ended without a word" : lines.getLast());
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
                """.formatted(
                        settings.port(), password(), settings.directory(), settings.deletedOnClose() ? "no" : "yes");
    }

    private boolean isReady(ChildProcess started) {
        for (long left = START_TIMEOUT.dividedBy(POLL); left > 0 && !started.waitFor(POLL); left--) {
            if (answers()) {
                return true;
            }
        }
        return false;
    }

    /// While it reads its data back, Redis accepts connections but answers `-LOADING`.
    private boolean answers() {
        String request = "AUTH %s\r\nPING\r\n".formatted(password());
        String expected = "+OK\r\n+PONG\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.port())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(expected.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(expected);
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path pidFile() {
        return settings.directory().resolve("redis.pid");
    }
}
