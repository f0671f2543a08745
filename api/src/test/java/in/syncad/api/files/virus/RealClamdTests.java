package in.syncad.api.files.virus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// ClamAV itself, with a database that knows the harmless test virus of EICAR and nothing else.
@Tag("slow")
class RealClamdTests {

    // In two pieces, so that no scanner takes offence at this source.
    private static final byte[] EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path directory;

    private static Process daemon;
    private static Clamd clamd;

    @BeforeAll
    static void start() throws IOException {
        List<Path> found = Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(place -> Path.of(place, "clamd"))
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!found.isEmpty(), "no clamd on the PATH: ClamAV itself is not tried");
        int port = LocalPort.choose();
        Files.writeString(
                directory.resolve("eicar.ndb"),
                "Eicar-Test:0:*:%s\n".formatted(HexFormat.of().formatHex(EICAR)));
        Path settings = Files.writeString(directory.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TCPAddr 127.0.0.1
                TCPSocket %d
                StreamMaxLength 1M
                """.formatted(directory, port));
        daemon = new ProcessBuilder(found.getFirst().toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        clamd = new Clamd(new InetSocketAddress("127.0.0.1", port));
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            clamd.ping();
            return true;
        });
    }

    @AfterAll
    static void stop() {
        if (daemon != null) {
            daemon.destroyForcibly().onExit().join();
        }
    }

    @Test
    void findsTheTestVirusAlsoInsideOfADocument() throws IOException {
        assertThat(find(EICAR)).isTrue();
        byte[] document = ("%PDF-1.7\n" + new String(EICAR, StandardCharsets.US_ASCII) + "\n%%EOF\n")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(find(document)).isTrue();
    }

    @Test
    void findsNothingInAHarmlessFile() throws IOException {
        assertThat(find("%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @Test
    void aFileThatIsTooLargeForItWasNotLookedAt() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> find(new byte[2 << 20]));
    }

    private static boolean find(byte[] content) throws IOException {
        return clamd.find(Files.write(directory.resolve("content"), content)).isPresent();
    }
}
