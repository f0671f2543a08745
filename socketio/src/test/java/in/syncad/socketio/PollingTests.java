package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import in.syncad.socketio.engine.EngineSettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Long-polling and the way from it to a WebSocket (engine.io-protocol, "HTTP long-polling" and "Upgrade").
class PollingTests {

    private static LiveServer live;

    @BeforeAll
    static void start() {
        EngineSettings small = new EngineSettings(
                Duration.ofSeconds(25), Duration.ofSeconds(20), Duration.ofMillis(300), 10_000, 20_000);
        live = LiveServer.of(
                SocketServer.builder().engine(small).mostBytesBeforeConnect(200).build(),
                main -> main.on(
                        "echo",
                        (socket, event) ->
                                socket.emit("echoed", event.arguments().toArray(JsonNode[]::new))));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void carriesSeveralPacketsAndBinaryAsBase64() throws Exception {
        RawPolling session = connected();

        assertThat(session.post("42[\"echo\",1]\u001e451-[\"echo\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID")
                        .body())
                .isEqualTo("ok");

        StringBuilder all = new StringBuilder();
        while (!all.toString().endsWith("bAQID")) {
            all.append(all.isEmpty() ? "" : "\u001e").append(session.get().body());
        }
        assertThat(all)
                .hasToString("42[\"echoed\",1]\u001e451-[\"echoed\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID");
    }

    @Test
    void refusesPacketsThatAreNoneAndEnds() throws Exception {
        RawPolling session = connected();

        assertThat(session.post("abc").statusCode()).isEqualTo(400);
        assertThat(session.get().body()).isEqualTo("{\"code\":1,\"message\":\"Session ID unknown\"}");
    }

    @Test
    void refusesASecondPollAndEnds() throws Exception {
        RawPolling session = connected();
        CompletableFuture<HttpResponse<String>> one = session.getLater();
        CompletableFuture<HttpResponse<String>> other = session.getLater();

        assertThat(new Integer[] {one.join().statusCode(), other.join().statusCode()})
                .containsExactlyInAnyOrder(200, 400);
        assertThat(session.get().statusCode()).isEqualTo(400);
    }

    @Test
    void answersTheHeldPollWhenTheClientSaysGoodbye() throws Exception {
        RawPolling session = connected();
        CompletableFuture<HttpResponse<String>> held = session.getLater();

        assertThat(session.post("1").body()).isEqualTo("ok");

        assertThat(held.join().body()).isIn("6", "{\"code\":1,\"message\":\"Session ID unknown\"}");
        assertThat(session.get().statusCode()).isEqualTo(400);
    }

    @Test
    void acceptsLittleBeforeTheClientIsKnownAndNoMoreThanWasSaidAfterwards() throws Exception {
        RawPolling unknown = live.polling();
        assertThat(unknown.post("40{\"token\":\"" + "x".repeat(300) + "\"}").statusCode())
                .isEqualTo(413);

        RawPolling known = connected();
        assertThat(known.post("42[\"none\",\"" + "x".repeat(300) + "\"]").statusCode())
                .isEqualTo(200);
        assertThat(known.post("42[\"none\",\"" + "x".repeat(10_000) + "\"]").statusCode())
                .isEqualTo(413);
    }

    @Test
    void keepsNoMoreThanTheBoundForWhoDoesNotPoll() throws Exception {
        RawPolling session = connected();
        for (int round = 0; round < 12; round++) {
            session.post("42[\"echo\",\"" + "x".repeat(4_000) + "\"]");
        }

        await().untilAsserted(() -> assertThat(session.post("3").statusCode()).isEqualTo(400));
    }

    @Test
    void upgradesWithoutLosingWhatWasSentMeanwhile() throws Exception {
        RawPolling session = connected();
        CompletableFuture<HttpResponse<String>> held = session.getLater();
        try (RawWebSocket webSocket = live.upgradeOf(session)) {
            assertThat(webSocket.send("2probe").next()).isEqualTo("3probe");
            assertThat(held.join().body()).isEqualTo("6");
            session.post(
                    "42[\"echo\",\"while upgrading\"]\u001e451-[\"echo\",{\"_placeholder\":true,\"num\":0}]\u001ebAQID");

            webSocket.send("5").send("42[\"echo\",\"afterwards\"]");

            assertThat(webSocket.next()).isEqualTo("42[\"echoed\",\"while upgrading\"]");
            assertThat(webSocket.next()).isEqualTo("451-[\"echoed\",{\"_placeholder\":true,\"num\":0}]");
            assertThat(webSocket.next()).isEqualTo("<010203>");
            assertThat(webSocket.next()).isEqualTo("42[\"echoed\",\"afterwards\"]");
            assertThat(session.get().statusCode()).isEqualTo(400);
        }
    }

    @Test
    void holdsAPollWhileUpgradingAndEndsItWithANoop() throws Exception {
        RawPolling session = connected();
        try (RawWebSocket webSocket = live.upgradeOf(session)) {
            assertThat(webSocket.send("2probe").next()).isEqualTo("3probe");

            assertThat(session.get().body()).isEqualTo("6");
        }
    }

    @Test
    void closesASecondWebSocketAndKeepsTheFirst() throws Exception {
        RawPolling session = connected();
        try (RawWebSocket first = live.upgradeOf(session)) {
            first.send("2probe").next();
            first.send("5").send("42[\"echo\",1]").next();
            try (RawWebSocket second = live.upgradeOf(session)) {
                assertThat(second.closeCode()).isEqualTo(1000);
            }
            assertThat(first.send("42[\"echo\",2]").next()).isEqualTo("42[\"echoed\",2]");
        }
    }

    @Test
    void goesOnPollingAfterAnUpgradeThatNeverEnds() throws Exception {
        RawPolling session = connected();
        try (RawWebSocket webSocket = live.upgradeOf(session)) {
            webSocket.send("2probe").next();

            assertThat(webSocket.closeCode()).isEqualTo(1002);
        }
        session.post("42[\"echo\",1]");
        assertThat(session.get().body()).isEqualTo("42[\"echoed\",1]");
    }

    private static RawPolling connected() throws Exception {
        RawPolling session = live.polling();
        session.post("40");
        assertThat(session.get().body()).startsWith("40{\"sid\":");
        return session;
    }
}
