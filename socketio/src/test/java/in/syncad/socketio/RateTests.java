package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import in.syncad.socketio.net.TokenBucket.Rate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// How fast an address, a session and a user may do something. Rates so low that nothing comes back during a test.
class RateTests {

    private static final double NEVER = 0.001;

    private final List<String> handled = new CopyOnWriteArrayList<>();

    @Test
    void refusesHandshakesOfAnAddressThatComeTooFast() throws Exception {
        SocketServer server =
                SocketServer.builder().addressLimits(100, new Rate(2, NEVER)).build();
        try (LiveServer live = LiveServer.of(server, main -> {})) {
            live.polling().post("1");
            live.polling().post("1");

            var refused = RawPolling.at(live.http("/socket.io/")).send("GET", "?EIO=4&transport=polling", "");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).isEqualTo("{\"code\":4,\"message\":\"Too many connections\"}");
        }
    }

    @Test
    void closesASessionThatSendsTooFast() throws Exception {
        SocketServer server =
                SocketServer.builder().packetsOfASession(new Rate(3, NEVER)).build();
        try (LiveServer live = LiveServer.of(server, main -> {});
                RawWebSocket client = live.connected()) {
            client.send("42[\"a\"]").send("42[\"b\"]").send("42[\"c\"]");

            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void dropsEventsOfAUserOverAllItsSockets() throws Exception {
        SocketServer server =
                SocketServer.builder().userLimits(10, new Rate(3, NEVER)).build();
        try (LiveServer live = LiveServer.of(
                        server,
                        main -> main.on("note", (socket, event) -> {
                            handled.add(event.name());
                            event.acknowledge();
                        }));
                RawWebSocket first = live.connected();
                RawWebSocket second = live.connected()) {
            first.send("421[\"note\"]").next();
            first.send("422[\"note\"]").next();
            second.send("423[\"note\"]").next();
            second.send("424[\"note\"]");
            first.send("425[\"note\"]");

            await().until(() -> live.server().statistics().limited() == 2);
            assertThat(handled).hasSize(3);
        }
    }

    /// Little is kept of a client while its token is being looked at.
    @Test
    void closesWhoSendsALotBeforeItIsKnown() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        SocketServer server =
                SocketServer.builder().mostBytesBeforeConnect(1_000).build();
        server.namespace("/slow").authenticate((handshake, payload) -> {
            try {
                looking.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Admission.accepted("user", "data");
        });
        try (LiveServer live = LiveServer.of(server, main -> {});
                RawWebSocket client = live.webSocket()) {
            client.next();
            client.send("40/slow,");
            for (int event = 0; event < 5 && !client.isClosed(); event++) {
                client.send("42/slow,[\"note\",\"" + "x".repeat(900) + "\"]");
            }
            assertThat(client.closeCode()).isEqualTo(1008);
            looking.countDown();
        }
        assertThat(handled).isEmpty();
    }
}
