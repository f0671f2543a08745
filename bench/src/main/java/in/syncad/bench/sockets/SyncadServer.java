package in.syncad.bench.sockets;

import in.syncad.socketio.Admission;
import in.syncad.socketio.Audience;
import in.syncad.socketio.Namespace;
import in.syncad.socketio.SocketServer;
import in.syncad.socketio.net.TokenBucket.Rate;
import in.syncad.socketio.redis.RedisFanOut;
import java.net.InetSocketAddress;
import java.net.URI;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Our server as the api uses it, with limits that a thousand clients at one address do not meet.
final class SyncadServer {

    private static final Rate ANY = new Rate(1_000_000, 1_000_000);
    private static final String PAD = "x".repeat(120);

    private SyncadServer() {}

    /// @param arguments port and URL of Redis
    public static void main(String... arguments) throws Exception {
        SocketServer server = SocketServer.builder()
                .address(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])))
                .addressLimits(1_000_000, ANY)
                .userLimits(1_000_000, ANY)
                .fanOut(RedisFanOut.to(URI.create(arguments[1])))
                .build();
        Namespace everybody = server.namespace("/")
                .authenticate((handshake, payload) -> Tokens.school(
                                payload.path("token").stringValue(""))
                        .map(school -> Admission.accepted(payload.path("token").stringValue(), school, school))
                        .orElseGet(() -> Admission.refused("unauthorized")));
        server.start();
        Orders.obey((room, phase) -> audience(everybody, room).emit("news", news(phase)));
        server.close();
    }

    private static Audience audience(Namespace everybody, String room) {
        return room.equals(Orders.EVERYBODY) ? everybody.all() : everybody.to(room);
    }

    private static ObjectNode news(int phase) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("t", System.nanoTime())
                .put("p", phase)
                .put("text", PAD);
    }
}
