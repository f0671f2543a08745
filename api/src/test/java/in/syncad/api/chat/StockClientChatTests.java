package in.syncad.api.chat;

import static in.syncad.api.chat.Talk.idOf;
import static org.assertj.core.api.Assumptions.assumeThat;

import in.syncad.api.testing.Classroom;
import in.syncad.api.testing.RunningApi;
import in.syncad.embedded.EmbeddedPlatform;
import in.syncad.embedded.node.NodeScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two people talk by the client of Socket.IO as everybody gets it, each at another instance, at the port of HTTP.
class StockClientChatTests {

    private static final NodeScripts SCRIPTS = new NodeScripts(Path.of("client"));

    private static Classroom room;
    private static RunningApi there;

    @BeforeAll
    static void begin() throws IOException, InterruptedException {
        assumeThat(NodeScripts.arePossible())
                .as("node or npm is not installed, so nothing is tried with packages of npm")
                .isTrue();
        SCRIPTS.install();
        room = new Classroom(RunningApi.shared(), "chat-stock");
        there = RunningApi.on(EmbeddedPlatform.shared(), Map.of());
    }

    @AfterAll
    static void end() {
        if (there != null) {
            there.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void talkOverTwoInstancesAndLoseNothing(String way) throws Exception {
        Talk talk = Talk.group(room.as("teacher"), idOf(room.as("parent")));

        SCRIPTS.run(
                "chat.mjs",
                url(room.api),
                url(there),
                room.as("teacher").token(),
                room.as("parent").token(),
                talk.id(),
                way);
    }

    private static String url(RunningApi api) {
        return "http://127.0.0.1:" + api.port();
    }
}
