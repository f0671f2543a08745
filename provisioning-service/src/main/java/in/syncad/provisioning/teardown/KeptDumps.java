package in.syncad.provisioning.teardown;

import in.syncad.common.blob.BlobStore;
import in.syncad.common.schema.SchoolDump;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/// Dumps of schools' rows in object storage. Each is written to a file first: nothing incomplete ever stands under a
/// key.
@Component
public class KeptDumps {

    private final SchoolDump dump;
    private final BlobStore blobs;

    KeptDumps(SchoolDump dump, BlobStore blobs) {
        this.dump = dump;
        this.blobs = blobs;
    }

    boolean has(String key) {
        return blobs.exists(key);
    }

    public void keep(String database, String key) {
        try {
            Path file = Files.createTempFile(database, ".zip");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    dump.write(database, out);
                }
                blobs.put(key, file, "application/zip");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
