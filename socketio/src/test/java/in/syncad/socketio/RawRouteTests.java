package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import in.syncad.socketio.net.Handshake;
import in.syncad.socketio.net.WebSocketConnection;
import in.syncad.socketio.net.WebSocketListener;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Another protocol on the same port.
class RawRouteTests {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private LiveServer live;

    @BeforeEach
    void start() {
        live = LiveServer.of(
                SocketServer.builder().rawRoute("/relay", 16, this::open).build(), main -> {});
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private WebSocketListener open(WebSocketConnection connection, Handshake handshake) {
        connection.sendText("hello " + handshake.parameter("name").orElse("nobody"));
        return new WebSocketListener() {
            @Override
            public void text(String message) {
                connection.sendText(message);
            }

            @Override
            public void binary(byte[] message) {
                connection.sendBinary(message, () -> seen.add("written"));
            }

            @Override
            public void closed() {
                seen.add("closed");
            }
        };
    }

    @Test
    void speaksFirstAndEchoesBothKinds() throws Exception {
        try (RawWebSocket client = RawWebSocket.open(address("?name=asha"))) {
            assertThat(client.next()).isEqualTo("hello asha");
            assertThat(client.send("text").next()).isEqualTo("text");
            assertThat(client.send((byte) 7).next()).isEqualTo("<07>");
        }
        await().untilAsserted(() -> assertThat(seen).containsExactly("written", "closed"));
    }

    @Test
    void closesWhoSendsMoreThanTheRouteTakes() throws Exception {
        try (RawWebSocket client = RawWebSocket.open(address(""))) {
            assertThat(client.next()).isEqualTo("hello nobody");
            client.send("x".repeat(17));

            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void answersNothingButWebSockets() throws Exception {
        assertThat(RawPolling.at(live.http("/relay")).send("GET", "", "").statusCode())
                .isEqualTo(426);
    }

    private URI address(String query) {
        return URI.create("ws://localhost:" + live.server().address().getPort() + "/relay" + query);
    }
}
