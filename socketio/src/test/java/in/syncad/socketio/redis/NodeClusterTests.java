package in.syncad.socketio.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.node.NodeScripts;
import in.syncad.socketio.Admission;
import in.syncad.socketio.Audience;
import in.syncad.socketio.Event;
import in.syncad.socketio.LiveServer;
import in.syncad.socketio.Namespace;
import in.syncad.socketio.SocketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A Node server with `@socket.io/redis-adapter`, unchanged, in one cluster with ours: see `client/cluster.mjs`. Needs
/// Node and a `redis-server` of version 7 or newer, which the build does not bring along.
@Tag("slow")
class NodeClusterTests {

    private static final NodeScripts SCRIPTS = new NodeScripts(Path.of("client"));

    @TempDir
    private static Path folder;

    private static Process redis;
    private static int port;

    @BeforeAll
    static void startRedis() throws Exception {
        Path program = NodeScripts.find("redis-server").orElse(null);
        assumeThat(program)
                .as("no redis-server is installed, so no Node member is tried")
                .isNotNull();
        Process asked = new ProcessBuilder(program.toString(), "--version").start();
        String version = new String(asked.getInputStream().readAllBytes());
        assumeThat(version)
                .as("redis-server is older than 7, so no Node member is tried")
                .containsPattern(" v=([7-9]|\\d\\d)\\.");
        assumeThat(NodeScripts.arePossible())
                .as("Node is not installed, so no Node member is tried")
                .isTrue();
        SCRIPTS.install();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        redis = new ProcessBuilder(
                        program.toString(),
                        "--port",
                        "" + port,
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        "" + folder)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        await().until(NodeClusterTests::answers);
    }

    @AfterAll
    static void stopRedis() throws Exception {
        if (redis != null) {
            redis.destroy();
            assertThat(redis.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void understandsANodeMemberAndIsUnderstood() throws Exception {
        String url = "redis://127.0.0.1:" + port;
        try (LiveServer live = LiveServer.of(
                SocketServer.builder().fanOut(RedisFanOut.to(URI.create(url))).build(),
                main -> main.authenticate((handshake, payload) -> Admission.accepted("anybody", "data", "class-7"))
                        .on("say", (socket, event) -> say(main, event))
                        .on("order", (socket, event) -> order(main, event)))) {
            SCRIPTS.run("cluster.mjs", url, live.http("").toString());
        }
    }

    private static void say(Namespace main, Event event) {
        String[] rooms = strings(event.argument(0).path("rooms"));
        Audience audience = rooms.length == 0 ? main.all() : main.to(rooms);
        audience.except(strings(event.argument(0).path("except")))
                .emit("said", event.arguments().stream().skip(1).toArray(JsonNode[]::new));
        event.acknowledge();
    }

    private static void order(Namespace main, Event event) {
        Audience audience = main.to(event.argument(1).stringValue());
        switch (event.argument(0).stringValue()) {
            case "join" -> audience.join(event.argument(2).stringValue());
            case "leave" -> audience.leave(event.argument(2).stringValue());
            case "greet" -> audience.emit("moved", event.argument(1));
            default -> audience.close();
        }
        event.acknowledge();
    }

    private static String[] strings(JsonNode values) {
        return values.valueStream().map(JsonNode::stringValue).toArray(String[]::new);
    }

    private static boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("PING\r\n".getBytes());
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }
}
