package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import in.syncad.socketio.engine.CloseReason;
import in.syncad.socketio.engine.EngineSettings;
import in.syncad.socketio.net.TokenBucket.Rate;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/// Clients that fall silent, read slowly, hold connections or come too often; and a server that goes away.
class LivenessTests {

    private static final EngineSettings QUICK = ConformanceServer.QUICK;

    @Test
    void pingsAndClosesWhoDoesNotAnswer() throws Exception {
        try (LiveServer live =
                        LiveServer.of(SocketServer.builder().engine(QUICK).build(), main -> {});
                RawWebSocket answering = live.connected();
                RawWebSocket silent = live.connected()) {
            RawPolling gone = live.polling();
            for (int ping = 0; ping < 3; ping++) {
                assertThat(answering.nextWithPings()).isEqualTo("2");
                answering.send("3");
            }
            assertThat(silent.closeCode()).isEqualTo(1006);
            assertThat(gone.get().statusCode()).isEqualTo(400);
            assertThat(answering.isClosed()).isFalse();
            assertThat(live.server().statistics().closed().get(CloseReason.PING_TIMEOUT))
                    .isGreaterThanOrEqualTo(2);
        }
    }

    /// The client never reads: what is volatile is dropped, then what is not closes it. Others get everything.
    @Test
    void keepsNoMoreThanTheBoundForASlowReader() throws Exception {
        try (LiveServer live = LiveServer.open(main -> {});
                Socket slow = RawWebSocket.byHand(live.server().address());
                RawWebSocket quick = live.connected()) {
            Namespace main = live.server().namespace("/");
            slow.getOutputStream().write(masked("40"));
            await().until(() -> live.server().statistics().connected() == 2);
            StringNode large = StringNode.valueOf("x".repeat(100_000));
            AtomicInteger sent = new AtomicInteger();
            await().until(() -> {
                main.all().asVolatile().emit("cursor", large);
                assertThat(quick.next()).startsWith("42[\"cursor\"");
                return sent.incrementAndGet() > 500
                        || live.server().statistics().dropped() > 0;
            });
            assertThat(live.server().statistics().dropped()).isPositive();
            assertThat(live.server().statistics().sessions()).isEqualTo(2);

            await().until(() -> {
                main.all().emit("message", large);
                assertThat(quick.next()).startsWith("42[\"message\"");
                return live.server().statistics().sessions() == 1;
            });
            assertThat(live.server().statistics().closed()).containsEntry(CloseReason.TOO_SLOW, 1L);
        }
    }

    @Test
    void closesWhoHoldsAConnectionWithoutAsking() throws Exception {
        SocketServer server =
                SocketServer.builder().requestTimeout(Duration.ofMillis(300)).build();
        try (LiveServer live = LiveServer.of(server, main -> {})) {
            List<Socket> idle = new ArrayList<>();
            for (int index = 0; index < 1_000; index++) {
                Socket socket = connect(live);
                socket.getOutputStream().write("GET /socket.io/ HT".getBytes(StandardCharsets.US_ASCII));
                idle.add(socket);
            }
            await().until(() -> live.server().statistics().connections() == 0);
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void refusesConnectionsBeyondTheMost() throws Exception {
        try (LiveServer live =
                        LiveServer.of(SocketServer.builder().mostConnections(1).build(), main -> {});
                RawWebSocket first = live.connected();
                Socket second = connect(live)) {
            second.setSoTimeout(5_000);

            assertThat(second.getInputStream().read()).isEqualTo(-1);
            assertThat(first.isClosed()).isFalse();
        }
    }

    @Test
    void limitsSessionsOfAnAddressBehindTheProxy() throws Exception {
        SocketServer server = SocketServer.builder()
                .trustedProxies(InetAddress::isLoopbackAddress)
                .addressLimits(1, new Rate(10, 1))
                .build();
        try (LiveServer live = LiveServer.of(server, main -> {});
                RawWebSocket first = live.webSocket("X-Forwarded-For", "203.0.113.9, 2001:db8::1, 127.0.0.1");
                RawWebSocket other = live.webSocket("X-Forwarded-For", "203.0.113.9, 2001:db9::1")) {
            assertThat(first.next()).startsWith("0{");
            assertThat(other.next()).startsWith("0{");

            assertThat(RawPolling.at(live.http("/socket.io/"))
                            .send("GET", "?EIO=4&transport=polling", "", "X-Forwarded-For", "8.8.8.8, 2001:db8::2")
                            .statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void believesOnlyItsOwnConnectionsWhomTheySpeakFor() throws Exception {
        AtomicBoolean isOwn = new AtomicBoolean(true);
        SocketServer server = SocketServer.builder()
                .speakingForOthers(peer -> isOwn.get())
                .addressLimits(1, new Rate(10, 1))
                .build();
        try (LiveServer live = LiveServer.of(server, main -> {});
                RawWebSocket one = live.webSocket("X-Forwarded-For", "203.0.113.9");
                RawWebSocket other = live.webSocket("X-Forwarded-For", "203.0.113.10")) {
            assertThat(one.next()).startsWith("0{");
            assertThat(other.next()).startsWith("0{");

            isOwn.set(false);
            try (RawWebSocket stranger = live.webSocket("X-Forwarded-For", "203.0.113.11")) {
                assertThat(stranger.next()).startsWith("0{");
                assertThat(RawPolling.at(live.http("/socket.io/"))
                                .send("GET", "?EIO=4&transport=polling", "", "X-Forwarded-For", "203.0.113.12")
                                .statusCode())
                        .isEqualTo(429);
            }
        }
    }

    @Test
    void limitsSocketsOfAUser() throws Exception {
        try (LiveServer live = LiveServer.of(
                        SocketServer.builder().userLimits(1, new Rate(10, 1)).build(), main -> {});
                RawWebSocket second = live.webSocket()) {
            RawWebSocket first = live.connected();
            second.next();
            assertThat(second.send("40").next()).isEqualTo("44{\"message\":\"Too many connections\"}");
            first.close();

            await().untilAsserted(() ->
                    assertThat(live.server().statistics().sessions()).isEqualTo(1));
            assertThat(second.send("40").next()).startsWith("40{");
        }
    }

    @Test
    void tellsClientsToGoElsewhereBeforeItGoes() throws Exception {
        try (LiveServer live = LiveServer.open(main -> {});
                RawWebSocket client = live.connected()) {
            live.server().drain(Duration.ofMillis(200), Duration.ofSeconds(5));

            assertThat(client.next()).matches("42\\[\"server:drain\",\\{\"afterMs\":\\d+}]");
            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }

    private static Socket connect(LiveServer live) throws Exception {
        return new Socket("localhost", live.server().address().getPort());
    }

    /// A text frame with the mask that changes nothing.
    private static byte[] masked(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }
}
