package in.syncad.embedded.postgres;

import in.syncad.embedded.process.OwnFiles;
import in.syncad.embedded.process.ServiceStartFailed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once from the archive on the class path and then found again by its digest.
final class PostgresBinaries {

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /// @param cache kept between runs; several processes may unpack into it at once
    static PostgresBinaries unpackedIn(Path cache) throws IOException {
        String archive = archiveOfThisMachine();
        Path home = cache.resolve("postgres-" + digest(archive));
        if (!Files.isDirectory(home)) {
            Path draft = OwnFiles.directory(cache.resolve("draft-" + UUID.randomUUID()), "rwxr-xr-x");
            unpack(archive, draft);
            publish(draft, home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String archiveOfThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        String name = "/postgres-%s-%s.txz"
                .formatted(
                        system.startsWith("mac") ? "darwin" : system,
                        processor.equals("aarch64") ? "arm_64" : "x86_64");
        if (PostgresBinaries.class.getResource(name) == null) {
            throw new ServiceStartFailed(
                    "PostgreSQL", "there are no binaries for %s on %s".formatted(system, processor));
        }
        return name;
    }

    private static InputStream open(String archive) throws IOException {
        InputStream found = PostgresBinaries.class.getResourceAsStream(archive);
        if (found == null) {
            throw new IOException(archive + " is not on the class path");
        }
        return found;
    }

    private static String digest(String archive) throws IOException {
        try (DigestInputStream content = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /// The one who is first wins; a half-unpacked directory never carries the final name.
    private static void publish(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home);
        } catch (IOException lost) {
            OwnFiles.delete(draft);
            if (!Files.isDirectory(home)) {
                throw lost;
            }
        }
    }
}
