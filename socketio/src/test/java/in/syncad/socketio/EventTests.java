package in.syncad.socketio;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawWebSocket;
import in.syncad.socketio.net.TokenBucket.Rate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/// Events both ways, acknowledgements, rooms (socket.io-protocol, "Sending and receiving data" and what follows).
class EventTests {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private LiveServer live;
    private Namespace main;

    @BeforeEach
    void start() {
        live = LiveServer.open(namespace -> namespace
                .onConnect(sockets::add)
                .onDisconnect((socket, reason) -> seen.add("gone " + reason))
                .on("echo", (socket, event) -> socket.emit("echoed", arguments(event)))
                .on("ask", (socket, event) -> event.acknowledge(arguments(event)))
                .on("order", (socket, event) -> seen.add(event.argument(0).toString()))
                .on("block", (socket, event) -> awaitGate())
                .on("fail", (socket, event) -> {
                    throw new IllegalStateException("as tested");
                })
                .on("rare", new Rate(2, 0.001), (socket, event) -> seen.add("rare"))
                .on("join", (socket, event) -> {
                    socket.join(event.argument(0).stringValue(""));
                    event.acknowledge();
                }));
        main = live.server().namespace("/");
    }

    @AfterEach
    void stop() {
        gate.countDown();
        live.close();
    }

    @Test
    void echoesTextAndBinary() throws Exception {
        try (RawWebSocket client = live.connected()) {
            client.send("42[\"echo\",1,\"2\",{\"3\":[true]}]");
            assertThat(client.next()).isEqualTo("42[\"echoed\",1,\"2\",{\"3\":[true]}]");

            client.send("452-[\"echo\",{\"a\":[{\"_placeholder\":true,\"num\":1}]},{\"_placeholder\":true,\"num\":0}]")
                    .send((byte) 1)
                    .send((byte) 2);
            assertThat(client.next())
                    .isEqualTo("452-[\"echoed\",{\"a\":[{\"_placeholder\":true,\"num\":0}]},"
                            + "{\"_placeholder\":true,\"num\":1}]");
            assertThat(client.next()).isEqualTo("<02>");
            assertThat(client.next()).isEqualTo("<01>");
        }
    }

    @Test
    void acknowledgesWhatTheClientAsks() throws Exception {
        try (RawWebSocket client = live.connected()) {
            assertThat(client.send("42456[\"ask\",1]").next()).isEqualTo("43456[1]");
            client.send("451-7[\"ask\",{\"_placeholder\":true,\"num\":0}]").send((byte) 9);
            assertThat(client.next()).isEqualTo("461-7[{\"_placeholder\":true,\"num\":0}]");
            assertThat(client.next()).isEqualTo("<09>");
        }
    }

    @Test
    void waitsForWhatTheClientAcknowledges() throws Exception {
        try (RawWebSocket client = live.connected()) {
            Socket socket = onlySocket();
            CompletableFuture<List<JsonNode>> answer =
                    socket.emitWithAcknowledgement("ask", Duration.ofSeconds(5), BinaryNode.valueOf(new byte[] {5}));
            assertThat(client.next()).isEqualTo("451-0[\"ask\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(client.next()).isEqualTo("<05>");
            client.send("430[\"yes\"]").send("430[\"again\"]").send("4399[\"never asked\"]");

            assertThat(answer.join()).containsExactly(StringNode.valueOf("yes"));
            assertThatThrownBy(() -> socket.emitWithAcknowledgement("ask", Duration.ofMillis(50))
                            .join())
                    .hasCauseInstanceOf(TimeoutException.class);
            CompletableFuture<List<JsonNode>> never = socket.emitWithAcknowledgement("ask", Duration.ofSeconds(30));
            client.close();
            assertThatThrownBy(never::join).hasCauseInstanceOf(SocketClosedException.class);
        }
    }

    @Test
    void keepsTheOrderOfASocketAndBlocksNoOther() throws Exception {
        try (RawWebSocket slow = live.connected();
                RawWebSocket quick = live.connected()) {
            slow.send("42[\"block\"]");
            for (int index = 0; index < 100; index++) {
                slow.send("42[\"order\"," + index + "]");
            }
            assertThat(quick.send("42[\"echo\",1]").next()).isEqualTo("42[\"echoed\",1]");
            assertThat(seen).isEmpty();
            gate.countDown();

            await().untilAsserted(() -> assertThat(seen).hasSize(100));
            assertThat(seen).isSortedAccordingTo(comparingInt(Integer::parseInt));
        }
    }

    @Test
    void closesWhoSendsMoreThanIsKept() throws Exception {
        try (RawWebSocket client = live.connected()) {
            client.send("42[\"block\"]");
            for (int index = 0; index < Limits.MOST_WAITING_EVENTS + 10 && !client.isClosed(); index++) {
                client.send("42[\"order\"]");
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void dropsWhatComesTooOftenAndCountsIt() throws Exception {
        try (RawWebSocket client = live.connected()) {
            client.send("42[\"rare\"]")
                    .send("42[\"rare\"]")
                    .send("42[\"rare\"]")
                    .send("42[\"echo\"]");

            assertThat(client.next()).isEqualTo("42[\"echoed\"]");
            assertThat(seen).containsExactly("rare", "rare");
            assertThat(live.server().statistics().limited()).isEqualTo(1);
        }
    }

    @Test
    void survivesHandlersThatFailAndEventsThatNobodyKnows() throws Exception {
        try (RawWebSocket client = live.connected()) {
            client.send("42[\"fail\"]").send("42[\"unheard\",1]").send("42/elsewhere,[\"echo\"]");

            assertThat(client.send("42[\"echo\",1]").next()).isEqualTo("42[\"echoed\",1]");
        }
    }

    @Test
    void reachesRoomsOnceEachButNotTheExcepted() throws Exception {
        try (RawWebSocket first = live.connected();
                RawWebSocket second = live.connected();
                RawWebSocket third = live.connected()) {
            for (RawWebSocket member : List.of(first, second)) {
                member.send("421[\"join\",\"a\"]").next();
                member.send("422[\"join\",\"b\"]").next();
            }
            String secondId = sockets.get(1).id();
            main.to("a", "b").except(secondId).emit("for-first");
            main.to(secondId).emit("for-second");
            main.all().asVolatile().emit("for-all", IntNode.valueOf(1));

            assertThat(List.of(first.next(), first.next())).containsExactly("42[\"for-first\"]", "42[\"for-all\",1]");
            assertThat(List.of(second.next(), second.next()))
                    .containsExactly("42[\"for-second\"]", "42[\"for-all\",1]");
            assertThat(third.next()).isEqualTo("42[\"for-all\",1]");
        }
    }

    @Test
    void forgetsWhoHasGone() throws Exception {
        try (RawWebSocket client = live.connected()) {
            client.send("421[\"join\",\"a\"]").next();
            client.send("1");
            assertThat(client.closeCode()).isEqualTo(1000);
        }
        await().untilAsserted(() -> assertThat(seen).containsExactly("gone CLIENT"));
        main.to("a").emit("nobody");
        assertThat(live.server().statistics().sessions()).isZero();
    }

    @Test
    void canBeThrownOutOfANamespaceOrAltogether() throws Exception {
        try (RawWebSocket client = live.connected()) {
            onlySocket().disconnect();
            assertThat(client.next()).isEqualTo("41");
            client.send("40");
            assertThat(client.next()).startsWith("40{");
            main.all().close();
            assertThat(client.closeCode()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "2",
                "5",
                "6",
                "0{}",
                "4",
                "4abc",
                "47",
                "42",
                "42{}",
                "42[]",
                "42[1]",
                "42[\"echo\"",
                "42[\"a\"]]",
                "42abc[\"echo\"]",
                "45[\"echo\"]",
                "4599-[\"echo\"]",
                "451000000-[\"echo\"]",
                "44{}",
                "40",
                "40/x",
                "bAQID"
            })
    void closesWhoDoesNotSpeakTheProtocol(String packet) throws Exception {
        try (RawWebSocket client = live.connected()) {
            client.send(packet);
            if (packet.equals("40/x")) {
                assertThat(client.next()).startsWith("44/x,");
                client.send("4");
            }
            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void closesWhoSendsOtherAttachmentsThanAnnounced() throws Exception {
        try (RawWebSocket unannounced = live.connected();
                RawWebSocket missing = live.connected();
                RawWebSocket wrong = live.connected()) {
            unannounced.send((byte) 1);
            missing.send("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]").send("42[\"echo\"]");
            wrong.send("451-[\"echo\",{\"_placeholder\":true,\"num\":1}]").send((byte) 1);

            assertThat(unannounced.closeCode()).isEqualTo(1002);
            assertThat(missing.closeCode()).isEqualTo(1002);
            assertThat(wrong.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void refusesJsonThatIsDeeperThanAnybodyNeeds() throws Exception {
        try (RawWebSocket client = live.connected()) {
            client.send("42[\"echo\"," + "[".repeat(100) + "]".repeat(100) + "]");

            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    private Socket onlySocket() {
        await().until(() -> !sockets.isEmpty());
        return sockets.getFirst();
    }

    private static JsonNode[] arguments(Event event) {
        return event.arguments().toArray(JsonNode[]::new);
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
