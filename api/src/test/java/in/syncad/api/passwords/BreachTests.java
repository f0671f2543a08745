package in.syncad.api.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import in.syncad.common.refusal.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreachTests {

    /// SHA-1 of `password`.
    private static final String PASSWORD = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";

    @TempDir
    private Path directory;

    @Test
    void everyHashOfAFileIsFoundAndNoOther() throws IOException {
        List<String> hashes = new Random(7)
                .ints(500, 0, Integer.MAX_VALUE)
                .mapToObj(number -> "%040X".formatted(number))
                .sorted()
                .toList();
        for (String count : List.of("", ":12345")) {
            Path file = Files.write(
                    directory.resolve("hashes.txt"),
                    hashes.stream().map(hash -> hash + count).toList());
            BreachFile breaches = new BreachFile(file);

            assertThat(hashes).allMatch(breaches::contain);
            assertThat(Stream.of("0".repeat(40), PASSWORD, "F".repeat(40))).noneMatch(breaches::contain);
        }
    }

    @Test
    void anEmptyFileKnowsNothing() throws IOException {
        assertThat(new BreachFile(Files.createFile(directory.resolve("empty"))).contain(PASSWORD))
                .isFalse();
    }

    @Test
    void aBreachedPasswordIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("hashes.txt"), PASSWORD + "\n");
        PasswordRules rules = new PasswordRules(new BreachFile(file));

        assertThatThrownBy(() -> rules.require("password", "/newPassword"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("password.breached");
        rules.require("correct horse battery", "/newPassword");
    }

    @Test
    void aServiceIsToldFiveDigitsOnlyAndItsPaddingMeansNothing() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/range/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] body = "1E4C9B93F3F0682250B6CF8331B7EE68FD8:77\r\n0000000000000000000000000000000000A:0\r\n"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            BreachService service = new BreachService(URI.create(
                    "http://127.0.0.1:%d/range/".formatted(server.getAddress().getPort())));

            assertThat(service.contain(PASSWORD)).isTrue();
            assertThat(service.contain("5BAA60000000000000000000000000000000000A"))
                    .isFalse();
            assertThat(asked).containsOnly("/range/5BAA6");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whileAServiceIsAwayPasswordsPass() {
        assertThat(new BreachService(URI.create("http://127.0.0.1:1/")).contain(PASSWORD))
                .isFalse();
    }
}
