package in.syncad.embedded;

import java.io.IOException;
import java.nio.file.Path;

/// A JVM that starts PostgreSQL and Redis in the given directory, says so, and waits to be killed.
final class KilledOwner {

    private KilledOwner() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedPlatform platform = EmbeddedPlatform.in(Path.of(arguments[0]), Ports.free(), "syncad.in");
        System.out.printf(
                "ready %d %d%n", platform.postgres().port(), platform.redis().port());
        System.in.read();
    }
}
