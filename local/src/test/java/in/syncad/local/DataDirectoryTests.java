package in.syncad.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @TempDir
    private Path parent;

    @Test
    void makesASecretOnceAndKeepsItPrivate() throws IOException {
        Path root = parent.resolve("data");
        String made;
        try (DataDirectory data = DataDirectory.open(root)) {
            made = data.secret("JWT_SECRET");
            assertThat(data.secret("SCS_API_KEY")).isNotEqualTo(made);
        }
        try (DataDirectory again = DataDirectory.open(root)) {
            assertThat(again.secret("JWT_SECRET")).isEqualTo(made).hasSize(64);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("secrets/JWT_SECRET"))))
                .isEqualTo("rw-------");
    }

    @Test
    void isRemovedWhole() throws IOException {
        Path root = parent.resolve("data");
        try (DataDirectory data = DataDirectory.open(root)) {
            data.secret("JWT_SECRET");
            data.delete();
        }
        assertThat(root).doesNotExist();
    }
}
