package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

/// Nobody hears, or is heard, before it is known who it is.
class AdmissionTests {

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch slowAuthentication = new CountDownLatch(1);
    private LiveServer live;
    private Namespace school;

    @BeforeEach
    void start() {
        SocketServer server =
                SocketServer.builder().connectTimeout(Duration.ofMillis(700)).build();
        school = server.namespace("/school").authenticate((handshake, payload) -> {
            if (payload.path("token").stringValue("").equals("slow")) {
                awaitUninterruptibly();
            }
            return switch (payload.path("token").stringValue("")) {
                case "good", "slow" -> Admission.accepted("user", "data", "class-7");
                case "broken" -> throw new IllegalStateException("The database is gone");
                default -> Admission.refused("Not authorized");
            };
        });
        school.on("secret", (socket, event) -> handled.add(event.argument(0).stringValue("")));
        server.namespace("/nobody");
        live = LiveServer.of(server, main -> main.on("secret", (socket, event) -> handled.add("main")));
    }

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void whoNeverConnectsHearsNothingAndIsClosed() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            live.server().namespace("/").all().emit("news");
            school.all().emit("news");

            assertThat(client.closeCode()).isEqualTo(1008);
            assertThat(client.unread()).isEmpty();
        }
    }

    @Test
    void whoSpeaksBeforeConnectingIsClosed() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            client.send("42[\"secret\",1]");

            assertThat(client.closeCode()).isEqualTo(1002);
            assertThat(handled).isEmpty();
        }
    }

    @Test
    void aBadTokenOrNoneIsRefusedHearsNothingAndIsClosed() throws Exception {
        for (String payload : new String[] {"", "{}", "{\"token\":\"bad\"}", "{\"token\":[[]]}"}) {
            try (RawWebSocket client = live.webSocket()) {
                client.next();
                client.send("40/school," + payload).send("42/school,[\"secret\",\"x\"]");
                assertThat(client.next()).isEqualTo("44/school,{\"message\":\"Not authorized\"}");
                school.all().emit("news");

                assertThat(client.closeCode()).isIn(1002, 1008);
                assertThat(client.unread()).isEmpty();
            }
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void eventsWaitForTheAuthenticationAndNothingIsHeardMeanwhile() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            client.send("40/school,{\"token\":\"slow\"}").send("42/school,[\"secret\",\"waited\"]");
            school.to("class-7").emit("too-early");
            slowAuthentication.countDown();

            assertThat(client.next()).startsWith("40/school,{\"sid\":");
            await().untilAsserted(() -> assertThat(handled).containsExactly("waited"));
            school.to("class-7").emit("news", StringNode.valueOf("x"));
            assertThat(client.next()).isEqualTo("42/school,[\"news\",\"x\"]");
        }
    }

    @Test
    void anAuthenticationThatHangsEndsWithTheConnectTimeout() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            client.send("40/school,{\"token\":\"slow\"}");

            assertThat(client.closeCode()).isEqualTo(1008);
            slowAuthentication.countDown();
        }
    }

    @Test
    void anAuthenticatorThatFailsRefusesWithoutSayingWhy() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            assertThat(client.send("40/school,{\"token\":\"broken\"}").next())
                    .isEqualTo("44/school,{\"message\":\"Unavailable\"}");
        }
    }

    @Test
    void aNamespaceWithoutAuthenticatorRefusesEverybody() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            assertThat(client.send("40/nobody,").next()).isEqualTo("44/nobody,{\"message\":\"Not authorized\"}");
            assertThat(client.send("40/unknown,").next()).isEqualTo("44/unknown,{\"message\":\"Invalid namespace\"}");
        }
    }

    @Test
    void guessingTokensEndsTheSession() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            for (int guess = 0; guess < Limits.MOST_REFUSALS; guess++) {
                client.send("40/school,{\"token\":\"" + guess + "\"}").next();
            }
            assertThat(client.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void theIdThatOthersSeeOpensNothing() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            String engineId = client.nextWithPings().replaceAll(".*\"sid\":\"([^\"]*)\".*", "$1");
            client.send("40");
            String socketId = client.next().replaceAll(".*\"sid\":\"([^\"]*)\".*", "$1");

            assertThat(socketId).hasSize(20).isNotEqualTo(engineId);
        }
    }

    private void awaitUninterruptibly() {
        try {
            slowAuthentication.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
