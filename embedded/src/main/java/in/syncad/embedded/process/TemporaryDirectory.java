package in.syncad.embedded.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Directories for throw-away services. Each carries the identity of its JVM in its name, so that whatever a killed
/// JVM left behind, processes and files, is removed by the next one.
public final class TemporaryDirectory {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private TemporaryDirectory() {}

    /// A new, empty directory. Others may pass through it, but not list it.
    public static Path create() {
        Path parent = parent();
        if (SWEPT.compareAndSet(false, true)) {
            sweep(parent);
        }
        return OwnFiles.directory(
                parent.resolve(ProcessIdentity.ofThisJvm() + "." + COUNTER.incrementAndGet()), "rwx--x--x");
    }

    /// The directory that holds all of them, one for each user of this machine.
    public static Path parent() {
        String user = System.getProperty("user.name").toLowerCase(Locale.ROOT);
        return OwnFiles.directory(
                Path.of(System.getProperty("java.io.tmpdir"), "syncad-embedded-" + user), "rwx--x--x");
    }

    /// Removes what dead JVMs left in that directory.
    static void sweep(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            entries.filter(isOrphaned()).forEach(TemporaryDirectory::remove);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Predicate<Path> isOrphaned() {
        return directory -> ProcessIdentity.parse(
                        directory.getFileName().toString().replaceFirst("\\.\\d+$", ""))
                .filter(owner -> owner.find().isEmpty())
                .isPresent();
    }

    private static void remove(Path directory) {
        try {
            ChildProcess.stopLeftovers(directory, Duration.ZERO);
            OwnFiles.delete(directory);
        } catch (IOException | UncheckedIOException busy) {
            LoggerFactory.getLogger(TemporaryDirectory.class).warn("left in place: {}", directory, busy);
        }
    }
}
