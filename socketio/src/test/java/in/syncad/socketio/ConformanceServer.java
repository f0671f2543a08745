package in.syncad.socketio;

import in.syncad.socketio.client.RawWebSocket;
import in.syncad.socketio.engine.CloseReason;
import in.syncad.socketio.engine.Engine;
import in.syncad.socketio.engine.EngineSettings;
import in.syncad.socketio.engine.OutgoingMessage;
import in.syncad.socketio.engine.Session;
import in.syncad.socketio.engine.SessionListener;
import in.syncad.socketio.net.AddressLimits;
import in.syncad.socketio.net.TokenBucket.Rate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What the official protocol suites expect: Socket.IO that echoes at `/socket.io`, Engine.IO that echoes at
/// `/engine.io`.
final class ConformanceServer {

    static final EngineSettings QUICK = new EngineSettings(
            Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofSeconds(10), 1_000_000, 1 << 20);

    private ConformanceServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        warm();
        start(port, QUICK);
        System.out.println("READY");
    }

    /// The suites count in tenths of a second, which a machine that is still compiling cannot keep.
    private static void warm() throws InterruptedException {
        SocketServer server = start(0, EngineSettings.USUAL);
        URI address =
                URI.create("ws://localhost:" + server.address().getPort() + "/socket.io/?EIO=4&transport=websocket");
        for (int round = 0; round < 50; round++) {
            try (RawWebSocket client = RawWebSocket.open(address)) {
                client.connect("");
                client.send("451-[\"message\",{\"_placeholder\":true,\"num\":0}]")
                        .send(new byte[1]);
                client.next();
                client.next();
            }
        }
        server.close();
    }

    private static SocketServer start(int port, EngineSettings settings) {
        SocketServer server = SocketServer.builder()
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .threads(2)
                .engine(settings)
                .connectTimeout(Duration.ofSeconds(1))
                .route("/engine.io", new Engine(settings, new AddressLimits(1000, new Rate(1000, 1000)), Echo::new))
                .build();
        server.namespace("/")
                .on("message", (socket, event) -> socket.emit("message-back", arguments(event)))
                .on("message-with-ack", (socket, event) -> event.acknowledge(arguments(event)));
        for (String name : new String[] {"/", "/custom"}) {
            server.namespace(name)
                    .authenticate((handshake, payload) -> Admission.accepted("anybody", payload))
                    .onConnect(socket -> socket.emit("auth", socket.data(JsonNode.class)));
        }
        return server.start();
    }

    private static JsonNode[] arguments(Event event) {
        return event.arguments().toArray(JsonNode[]::new);
    }

    private record Echo(Session session) implements SessionListener {

        @Override
        public void text(String message) {
            send(OutgoingMessage.text(message));
        }

        @Override
        public void binary(byte[] message) {
            send(OutgoingMessage.binary(message));
        }

        private void send(OutgoingMessage message) {
            session.send(message);
            message.release();
        }

        @Override
        public void closed(CloseReason reason) {}
    }
}
