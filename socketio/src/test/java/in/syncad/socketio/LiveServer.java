package in.syncad.socketio;

import in.syncad.socketio.client.RawPolling;
import in.syncad.socketio.client.RawWebSocket;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;

/// A started server and clients for it.
public final class LiveServer implements AutoCloseable {

    private final SocketServer server;

    private LiveServer(SocketServer server) {
        this.server = server;
    }

    /// With everybody admitted to `/`.
    public static LiveServer open(Consumer<Namespace> main) {
        return of(SocketServer.builder().build(), main);
    }

    public static LiveServer of(SocketServer server, Consumer<Namespace> main) {
        Namespace namespace =
                server.namespace("/").authenticate((handshake, payload) -> Admission.accepted("anybody", payload));
        main.accept(namespace);
        return new LiveServer(server.start());
    }

    public SocketServer server() {
        return server;
    }

    public URI http(String path) {
        return URI.create("http://localhost:" + server.address().getPort() + path);
    }

    public URI webSocketAddress() {
        return URI.create("ws://localhost:" + server.address().getPort() + "/socket.io/?EIO=4&transport=websocket");
    }

    public RawWebSocket webSocket(String... headers) {
        return RawWebSocket.open(webSocketAddress(), headers);
    }

    /// A WebSocket that connected to `/`.
    public RawWebSocket connected() throws InterruptedException {
        RawWebSocket client = webSocket();
        client.connect("");
        return client;
    }

    public RawWebSocket upgradeOf(RawPolling session) {
        return RawWebSocket.open(URI.create(webSocketAddress() + "&sid=" + session.sid()));
    }

    public RawPolling polling() throws IOException, InterruptedException {
        return RawPolling.open(http("/socket.io/"));
    }

    @Override
    public void close() {
        server.close();
    }
}
