package in.syncad.embedded.redis;

import in.syncad.embedded.container.ServerContainer;
import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.RunningServer;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A Redis server of its own, on 127.0.0.1, with a password.
public final class RedisServer implements AutoCloseable {

    static final String SERVICE = "Redis";

    private final RedisSettings settings;
    private RunningServer running;

    private RedisServer(RedisSettings settings) throws IOException {
        this.settings = settings;
        OwnFiles.directory(settings.directory(), "rwx------");
        this.running = settings.deletedOnClose() && ServerContainer.isWanted()
                ? RedisContainer.launch(settings, password())
                : RedisProcess.launch(settings, password());
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
        running.kill();
    }

    /// Starts the server again on the same port; stops it first if it runs. A temporary server forgets everything.
    public synchronized void restart() {
        running.stop();
        try {
            running = running.again();
        } catch (IOException failure) {
            throw new ServiceStartFailed(SERVICE, failure);
        }
    }

    @Override
    public synchronized void close() {
        running.stop();
        running.remove();
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
}
