package in.syncad.api.files.virus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// "Nothing found" is said only when the scanner has said so.
class ClamdTests {

    private static final int LENGTH = 300_000;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(directory.resolve("file"), new byte[LENGTH]);
    }

    @Test
    void sendsTheWholeFile() throws IOException {
        try (FakeClamd clamd = new FakeClamd("stream: OK")) {
            assertThat(new Clamd(clamd.address()).find(file)).isEmpty();
            assertThat(clamd.received()).isEqualTo(LENGTH);
        }
    }

    @Test
    void tellsWhatWasFound() throws IOException {
        try (FakeClamd clamd = new FakeClamd("stream: Win.Test.EICAR_HDB-1 FOUND")) {
            assertThat(new Clamd(clamd.address()).find(file)).contains("Win.Test.EICAR_HDB-1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTREAM size limit exceeded. ERROR",
                "stream: Can't allocate memory ERROR",
                "OK",
                "stream: ",
                ""
            })
    void everythingElseIsAFailure(String answer) throws IOException {
        try (FakeClamd clamd = new FakeClamd(answer)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Clamd(clamd.address()).find(file));
        }
    }

    @Test
    void soIsAScannerThatIsAway() throws IOException {
        InetSocketAddress nobody;
        try (FakeClamd clamd = new FakeClamd("")) {
            nobody = clamd.address();
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Clamd(nobody).find(file));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Clamd(nobody).ping());
    }
}
