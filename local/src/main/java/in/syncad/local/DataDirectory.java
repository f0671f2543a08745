package in.syncad.local;

import in.syncad.embedded.process.ChildProcess;
import in.syncad.embedded.process.OwnFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Everything that survives a stop, in one directory that one launcher at a time may use.
final class DataDirectory implements AutoCloseable {

    private static final long MEGABYTE = 1L << 20;
    private static final long SPACE_NEEDED = 300 * MEGABYTE;
    private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(15);

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /// Makes the directory if need be and keeps others out of it.
    ///
    /// @throws CannotRun when another launcher has it, or it cannot be written
    static DataDirectory open(Path root) throws IOException {
        try {
            OwnFiles.directory(root, "rwx--x--x");
            FileChannel lockFile =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
                throw new CannotRun(
                        "SyncAD already runs on %s: stop it first, or choose another directory with SYNCAD_DATA"
                                .formatted(root));
            }
            return new DataDirectory(root, lockFile);
        } catch (AccessDeniedException | IllegalStateException foreign) {
            throw new CannotRun("%s cannot be used: it belongs to another user".formatted(root));
        }
    }

    /// Stops whatever a killed launcher left running, the services before what they use.
    void stopLeftovers() throws IOException {
        ChildProcess.stopLeftovers(processes(), LEFTOVER_GRACE);
        ChildProcess.stopLeftovers(root, LEFTOVER_GRACE);
    }

    /// @throws CannotRun when the disk is nearly full
    void requireSpace() throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < SPACE_NEEDED) {
            throw new CannotRun("only %d MB are free on the disk of %s; SyncAD needs %d MB"
                    .formatted(free / MEGABYTE, root, SPACE_NEEDED / MEGABYTE));
        }
    }

    /// Whether something was ever kept here, apart from the lock.
    boolean isEmpty() throws IOException {
        try (var files = Files.list(root)) {
            return files.count() <= 1;
        }
    }

    /// Removes the directory with everything in it.
    void delete() throws IOException {
        OwnFiles.delete(root);
    }

    Path root() {
        return root;
    }

    /// A secret made on the first start and kept.
    String secret(String name) {
        return OwnFiles.keptSecret(
                OwnFiles.directory(root.resolve("secrets"), "rwx------").resolve(name));
    }

    Path logs() {
        return OwnFiles.directory(root.resolve("logs"), "rwx------");
    }

    /// Where the running services are written down.
    Path processes() {
        return OwnFiles.directory(root.resolve("processes"), "rwx------");
    }

    /// Lets the next one in.
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
