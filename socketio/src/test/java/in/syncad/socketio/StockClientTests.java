package in.syncad.socketio;

import static org.assertj.core.api.Assumptions.assumeThat;

import in.syncad.embedded.node.NodeScripts;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The client that everybody uses: socket.io-client of npm, unchanged. `client/session.mjs` says what it does.
@Tag("slow")
class StockClientTests {

    private static final NodeScripts SCRIPTS = new NodeScripts(Path.of("client"));

    private static LiveServer live;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(NodeScripts.arePossible())
                .as("Node is not installed, so the client of npm is not tried")
                .isTrue();
        SCRIPTS.install();
        live = LiveServer.open(main -> main.on("ask", (socket, event) -> event.acknowledge(arguments(event)))
                .on("number", (socket, event) -> socket.emit("numbered", event.argument(0)))
                .on("drop-me", (socket, event) -> socket.close())
                .on(
                        "ask-me",
                        (socket, event) -> socket.emitWithAcknowledgement(
                                        "what-is", Duration.ofSeconds(5), event.argument(0))
                                .thenAccept(answer -> socket.emit("answered", answer.getFirst()))));
        live.server().namespace("/closed");
    }

    @AfterAll
    static void stop() {
        if (live != null) {
            live.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void isServed(String way) throws Exception {
        SCRIPTS.run("session.mjs", live.http("").toString(), way);
    }

    private static JsonNode[] arguments(Event event) {
        return event.arguments().toArray(JsonNode[]::new);
    }
}
