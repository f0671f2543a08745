package in.syncad.embedded.redis;

import in.syncad.embedded.process.Commands;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The program of Redis 6.2, taken from the class path.
final class RedisProgram {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    private RedisProgram() {}

    /// Copies the first program that runs on this machine into the directory.
    static Path unpackedIn(Path directory) throws IOException {
        Path program = directory.resolve("redis-server");
        for (String candidate : candidates()) {
            copy(candidate, program);
            if (Commands.succeeds(List.of(program.toString(), "--version"), PROBE_TIMEOUT)) {
                return program;
            }
        }
        throw new ServiceStartFailed(
                "Redis",
                "no bundled program runs on %s %s; on Linux install the library libssl.so.3"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    /// The 64-bit program for Linux needs OpenSSL 3 on the machine; the 32-bit one brings everything with it.
    private static List<String> candidates() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return List.of(arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64");
        }
        return arm
                ? List.of("redis-server-6.2.7-linux-arm64")
                : List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
    }

    private static void copy(String resource, Path program) throws IOException {
        try (InputStream content = RedisProgram.class.getResourceAsStream("/" + resource)) {
            if (content == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Path draft = program.resolveSibling("redis-server.new");
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            Files.move(draft, program, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
