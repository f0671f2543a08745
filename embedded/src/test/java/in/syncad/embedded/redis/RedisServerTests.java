package in.syncad.embedded.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.embedded.process.LocalPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTests {

    @Test
    void answersOnlyThoseWhoKnowThePassword() throws IOException {
        try (RedisServer server = RedisServer.start(RedisSettings.temporary())) {
            assertThat(ask(server, "PING")).startsWith("-NOAUTH");
            assertThat(ask(server, "AUTH wrong")).startsWith("-WRONGPASS");
            assertThat(ask(server, "AUTH " + server.password(), "PING")).isEqualTo("+PONG");
            assertThat(server.url()).isEqualTo("redis://:%s@localhost:%d", server.password(), server.port());
        }
    }

    @Test
    void keepsWhatWasWrittenWhenItIsKilledAndStartedAgain(@TempDir Path directory) throws IOException {
        RedisSettings settings = RedisSettings.kept(directory, LocalPort.choose());
        String password;
        try (RedisServer first = RedisServer.start(settings)) {
            password = first.password();
            assertThat(ask(first, "AUTH " + password, "SET answer 42")).isEqualTo("+OK");
            first.restart();
            first.kill();
            assertThatThrownBy(() -> ask(first, "PING")).isInstanceOf(IOException.class);
            first.restart();
            assertThat(ask(first, "AUTH " + password, "GET answer")).isEqualTo("$2");
        }
        try (RedisServer second = RedisServer.start(settings)) {
            assertThat(second.password()).isEqualTo(password);
            assertThat(ask(second, "AUTH " + password, "GET answer")).isEqualTo("$2");
        }
    }

    @Test
    void leavesNothingBehind() {
        RedisSettings settings = RedisSettings.temporary();
        RedisServer.start(settings).close();
        assertThat(settings.directory()).doesNotExist();
        assertThat(LocalPort.isFree(settings.port())).isTrue();
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        RedisSettings settings = RedisSettings.temporary();
        try (ServerSocket occupant = new ServerSocket()) {
            occupant.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()));
            assertThatThrownBy(() -> RedisServer.start(settings))
                    .hasMessage("Redis did not start: port %d of 127.0.0.1 is in use", settings.port());
        }
        assertThat(settings.directory()).doesNotExist();
    }

    /// Sends the commands over one connection; the first line of the answer to the last one.
    private static String ask(RedisServer server, String... commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            String answer = "";
            for (String command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                answer = answers.readLine();
            }
            return answer;
        }
    }
}
