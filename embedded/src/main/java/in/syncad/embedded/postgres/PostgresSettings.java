package in.syncad.embedded.postgres;

import in.syncad.embedded.process.LocalPort;
import in.syncad.embedded.process.TemporaryDirectory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Where a server keeps its files and how it is set up.
///
/// @param directory holds the data, the certificate authority, the passwords and the log
/// @param port of 127.0.0.1; the same after every restart
/// @param configuration parameters of `postgresql.conf` that differ from our defaults
/// @param deletedOnClose whether the directory is deleted when the server is closed
public record PostgresSettings(Path directory, int port, Map<String, String> configuration, boolean deletedOnClose) {

    /// A killed server loses nothing with these, only a power cut would. Shared memory is kept in files that go with
    /// the directory.
    private static final Map<String, String> THROW_AWAY = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "dynamic_shared_memory_type", "mmap");

    public PostgresSettings {
        directory = directory.toAbsolutePath();
        configuration = Map.copyOf(configuration);
    }

    /// Data that outlives the server.
    public static PostgresSettings kept(Path directory, int port) {
        return new PostgresSettings(directory, port, Map.of(), false);
    }

    /// A throw-away server, fast and not durable.
    public static PostgresSettings temporary() {
        return new PostgresSettings(TemporaryDirectory.create(), LocalPort.choose(), THROW_AWAY, true);
    }

    /// The same with one more parameter of `postgresql.conf`.
    public PostgresSettings with(String parameter, String value) {
        Map<String, String> changed = new HashMap<>(configuration);
        changed.put(parameter, value);
        return new PostgresSettings(directory, port, changed, deletedOnClose);
    }
}
