package in.syncad.provisioning.teardown;

import in.syncad.common.blob.BlobStore;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolDump;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The last dump of the school's rows, kept in object storage. Written to a file first: nothing incomplete ever
/// stands under the key.
@Component
final class KeepDump implements Step {

    private final SchoolDatabases databases;
    private final SchoolDump dump;
    private final BlobStore blobs;

    KeepDump(SchoolDatabases databases, SchoolDump dump, BlobStore blobs) {
        this.databases = databases;
        this.dump = dump;
        this.blobs = blobs;
    }

    @Override
    public String name() {
        return "final-dump";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        SchoolId school = new SchoolId(context.subject());
        String key = "deleted/%s/final.zip".formatted(school);
        if (!blobs.exists(key)) {
            if (!databases.exists(school.databaseName())) {
                return new StepOutcome.Failed("neither dump nor database of %s exists".formatted(school), true);
            }
            keep(school.databaseName(), key);
        }
        return new StepOutcome.Done(Map.of("key", key));
    }

    private void keep(String database, String key) {
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
