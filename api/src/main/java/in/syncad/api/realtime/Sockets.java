package in.syncad.api.realtime;

import in.syncad.api.security.AccessToken;
import in.syncad.socketio.Namespace;
import in.syncad.socketio.Socket;
import in.syncad.socketio.SocketServer;
import in.syncad.socketio.Statistics;
import in.syncad.socketio.redis.RedisFanOut;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Socket.IO on the [RealtimePort]. Runs as long as the service; when that ends, clients are sent to other instances a
/// few at a time.
@Component
class Sockets implements SmartLifecycle {

    private static final Duration SPREAD = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final SocketServer server;
    private final Hops hops = new Hops();
    private final RedisFanOut fanOut;
    private final Namespace everybody;
    private final Doorkeeper doorkeeper;
    private final Features features;
    private final Expiries expiries;
    private volatile boolean running;

    Sockets(RealtimePort port, Doorkeeper doorkeeper, Features features, Expiries expiries) {
        this.doorkeeper = doorkeeper;
        this.features = features;
        this.expiries = expiries;
        fanOut = port.fanOut();
        server = port.server(fanOut, hops);
        everybody = server.namespace("/")
                .authenticate(doorkeeper)
                .onConnect(this::welcome)
                .onDisconnect((socket, reason) -> seeOff(socket));
    }

    private void welcome(Socket socket) {
        if (doorkeeper.isStillWelcome(socket)) {
            expiries.close(socket, socket.data(AccessToken.class).expiresAt());
            features.came(socket);
        } else {
            socket.close();
        }
    }

    private void seeOff(Socket socket) {
        expiries.forget(socket);
        features.left(socket);
    }

    /// Everybody who is connected, in all schools: name rooms.
    Namespace everybody() {
        return everybody;
    }

    int port() {
        return address().getPort();
    }

    /// The way in from this process itself.
    Hops hops() {
        return hops;
    }

    /// @throws IllegalStateException before the start and after the end
    InetSocketAddress address() {
        return server.address();
    }

    /// Whether other instances can be told and heard now.
    boolean reachesOthers() {
        return fanOut.isConnected();
    }

    /// Broadcasts that other instances were not told, ever.
    long lostBroadcasts() {
        return fanOut.lost();
    }

    Statistics statistics() {
        return server.statistics();
    }

    @Override
    public void start() {
        features.register(everybody);
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        server.drain(SPREAD, DEADLINE);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
