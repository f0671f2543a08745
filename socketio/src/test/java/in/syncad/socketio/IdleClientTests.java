package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import in.syncad.socketio.engine.CloseReason;
import in.syncad.socketio.net.TokenBucket.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Clients that hold something without using it, or are half gone.
class IdleClientTests {

    /// Ten thousand by hand, with `-Didle.handshakes=10000`.
    private static final int HANDSHAKES = Integer.getInteger("idle.handshakes", 2_000);
    private static final int MOST_BYTES_OF_A_HANDSHAKE = 4 << 10;

    @Test
    void handshakesThatNobodyGoesOnWithCostLittleAndEnd() throws Exception {
        SocketServer server = SocketServer.builder()
                .addressLimits(HANDSHAKES + 1, new Rate(HANDSHAKES + 1, 1))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        try (LiveServer live = LiveServer.of(server, main -> main.on("ask", (socket, event) -> event.acknowledge()));
                RawWebSocket other = live.connected()) {
            for (int warm = 0; warm < 100; warm++) {
                assertThat(live.polling().post("1").body()).isEqualTo("ok");
            }
            long before = usedHeap();
            for (int handshake = 0; handshake < HANDSHAKES - 100; handshake++) {
                live.polling();
            }
            long each = (usedHeap() - before) / (HANDSHAKES - 100);

            assertThat(live.server().statistics().sessions()).isGreaterThan(HANDSHAKES / 2);
            assertThat(each).isLessThan(MOST_BYTES_OF_A_HANDSHAKE);
            assertThat(other.send("421[\"ask\"]").next()).isEqualTo("431[]");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> live.server().statistics().sessions() == 1);
            assertThat(live.server().statistics().closed().get(CloseReason.NOT_CONNECTED))
                    .isEqualTo(HANDSHAKES - 100);
        }
    }

    /// A connection of which the client's half is closed cannot bring an answer any more.
    @Test
    void aHalfOpenWebSocketIsClosedAtOnce() throws Exception {
        try (LiveServer live = LiveServer.open(main -> {});
                Socket client = RawWebSocket.byHand(live.server().address())) {
            await().until(() -> live.server().statistics().sessions() == 1);
            client.shutdownOutput();

            await().until(() -> live.server().statistics().sessions() == 0);
            assertThat(live.server().statistics().closed()).containsEntry(CloseReason.CONNECTION_LOST, 1L);
        }
    }

    @Test
    void aPollWhoseClientHasGoneEndsTheSession() throws Exception {
        try (LiveServer live = LiveServer.open(main -> {})) {
            RawPolling session = live.polling();
            try (Socket client = new Socket("localhost", live.server().address().getPort())) {
                client.getOutputStream()
                        .write("GET /socket.io/?EIO=4&transport=polling&sid=%s HTTP/1.1\r\nHost: x\r\n\r\n"
                                .formatted(session.sid())
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(session.post("40").statusCode()).isEqualTo(200);
                assertThat(response(client.getInputStream())).startsWith("HTTP/1.1 200");
                client.getOutputStream()
                        .write("GET /socket.io/?EIO=4&transport=polling&sid=%s HTTP/1.1\r\nHost: x\r\n\r\n"
                                .formatted(session.sid())
                                .getBytes(StandardCharsets.US_ASCII));
            }
            await().until(() -> live.server().statistics().sessions() == 0);
            assertThat(live.server().statistics().closed()).containsEntry(CloseReason.CONNECTION_LOST, 1L);
        }
    }

    /// All of it: whoever goes with something unread takes back what they sent last.
    private static String response(InputStream input) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) input.read());
        }
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        assertThat(length.find()).isTrue();
        int expected = Integer.parseInt(length.group(1));
        assertThat(input.readNBytes(expected)).hasSize(expected);
        return head.toString();
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
