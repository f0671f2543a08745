package in.syncad.embedded.redis;

import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.TemporaryDirectory;
import java.nio.file.Path;

/// Where a Redis keeps its files.
///
/// @param directory holds the program, the password, the log and the data
/// @param port of 127.0.0.1; the same after every restart
/// @param deletedOnClose whether the directory goes with the server; then nothing is written to the disk either
public record RedisSettings(Path directory, int port, boolean deletedOnClose) {

    public RedisSettings {
        directory = directory.toAbsolutePath();
    }

    /// Data that outlives the server.
    public static RedisSettings kept(Path directory, int port) {
        return new RedisSettings(directory, port, false);
    }

    /// A throw-away server.
    public static RedisSettings temporary() {
        return new RedisSettings(TemporaryDirectory.create(), LocalPort.choose(), true);
    }
}
