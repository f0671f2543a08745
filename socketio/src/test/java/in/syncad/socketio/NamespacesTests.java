package in.syncad.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.socketio.client.RawWebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Several namespaces over one connection, and some that come and go with their sockets.
class NamespacesTests {

    private final List<String> made = new CopyOnWriteArrayList<>();
    private LiveServer live;

    @BeforeEach
    void start() {
        SocketServer server = SocketServer.builder().build();
        server.namespaces(name -> name.startsWith("/document-"), namespace -> {
            made.add(namespace.name());
            namespace
                    .authenticate((handshake, payload) -> Admission.accepted("user", "data"))
                    .on(
                            "edit",
                            (socket, event) ->
                                    socket.namespace().all().except(socket.id()).emit("edited", event.argument(0)));
        });
        live = LiveServer.of(server, main -> main.on("ask", (socket, event) -> event.acknowledge()));
    }

    @AfterEach
    void stop() {
        live.close();
    }

    @Test
    void areMadeForWhoAsksAndKeepApart() throws Exception {
        try (RawWebSocket first = live.webSocket();
                RawWebSocket second = live.webSocket();
                RawWebSocket other = live.webSocket()) {
            first.connect("/document-1,");
            second.connect("/document-1,");
            other.connect("/document-2,");

            first.send("42/document-1,[\"edit\",7]");

            assertThat(second.next()).isEqualTo("42/document-1,[\"edited\",7]");
            assertThat(made).containsExactly("/document-1", "/document-2");
            assertThat(other.unread()).isEmpty();
        }
    }

    @Test
    void areForgottenWithTheirLastSocket() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.connect("/document-1,");
            client.send("40");
            assertThat(client.next()).startsWith("40{");
            client.send("41/document-1,").send("40/document-1,");
            assertThat(client.next()).startsWith("40/document-1,{");
        }
        await().untilAsserted(() -> assertThat(made).containsExactly("/document-1", "/document-1"));
    }

    @Test
    void shareAConnectionWithoutDisturbingEachOther() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.connect("");
            client.send("40/document-1,");
            assertThat(client.next()).startsWith("40/document-1,{");
            client.send("40/none,");
            assertThat(client.next()).isEqualTo("44/none,{\"message\":\"Invalid namespace\"}");
            client.send("41/document-1,").send("42/document-1,[\"edit\",1]").send("421[\"ask\"]");

            assertThat(client.next()).isEqualTo("431[]");
        }
    }

    @Test
    void areNotWithoutEnd() throws Exception {
        try (RawWebSocket client = live.webSocket()) {
            client.next();
            for (int number = 0; number < Limits.MOST_NAMESPACES; number++) {
                assertThat(client.send("40/document-" + number + ",").next()).startsWith("40/document-");
            }
            client.send("40");

            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }
}
