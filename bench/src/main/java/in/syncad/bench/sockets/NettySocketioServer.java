package in.syncad.bench.sockets;

import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.BroadcastOperations;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketConfig;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.util.Map;
import java.util.Optional;

/// netty-socketio at its best: WebSocket only, native transport, no compression. Its store for Redis wants another
/// client, so instances hear each other over a channel here.
final class NettySocketioServer {

    private static final String CHANNEL = "bench";
    private static final String PAD = "x".repeat(120);

    private NettySocketioServer() {}

    /// @param arguments port and URL of Redis
    public static void main(String... arguments) throws Exception {
        SocketIOServer server = new SocketIOServer(configuration(Integer.parseInt(arguments[0])));
        SocketIONamespace everybody = server.getNamespace("");
        everybody.addAuthTokenListener((payload, client) -> {
            Optional<String> school = Tokens.school(String.valueOf(((Map<?, ?>) payload).get("token")));
            school.ifPresent(client::joinRoom);
            return school.isPresent()
                    ? AuthTokenResult.AuthTokenResultSuccess
                    : new AuthTokenResult(false, Map.of("message", "unauthorized"));
        });
        server.start();
        try (RedisClient redis = RedisClient.create(arguments[1])) {
            var heard = redis.connectPubSub();
            heard.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    tell(everybody, message.split(" "));
                }
            });
            heard.sync().subscribe(CHANNEL);
            var told = redis.connect().sync();
            Orders.obey((room, phase) -> told.publish(CHANNEL, room + " " + phase + " " + System.nanoTime()));
        }
        server.stop();
    }

    /// @param words room, phase, and when it was said
    private static void tell(SocketIONamespace everybody, String... words) {
        BroadcastOperations audience = words[0].equals(Orders.EVERYBODY)
                ? everybody.getBroadcastOperations()
                : everybody.getRoomOperations(words[0]);
        audience.sendEvent("news", Map.of("t", Long.parseLong(words[2]), "p", Integer.parseInt(words[1]), "text", PAD));
    }

    private static Configuration configuration(int port) {
        Configuration configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        configuration.setPort(port);
        configuration.setRandomSession(true);
        configuration.setUseLinuxNativeEpoll(true);
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setWebsocketCompression(false);
        configuration.setHttpCompression(false);
        configuration.setFirstDataTimeout(60_000);
        SocketConfig sockets = new SocketConfig();
        sockets.setReuseAddress(true);
        sockets.setAcceptBackLog(4096);
        configuration.setSocketConfig(sockets);
        return configuration;
    }
}
