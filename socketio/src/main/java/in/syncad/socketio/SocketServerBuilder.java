package in.syncad.socketio;

import in.syncad.socketio.engine.EngineSettings;
import in.syncad.socketio.net.AddressLimits;
import in.syncad.socketio.net.IoTransport;
import in.syncad.socketio.net.OriginPolicy;
import in.syncad.socketio.net.PortSettings;
import in.syncad.socketio.net.RawRoute;
import in.syncad.socketio.net.Route;
import in.syncad.socketio.net.TokenBucket;
import in.syncad.socketio.net.TokenBucket.Rate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a [SocketServer] together. What is not said has the value that its method names as usual.
public final class SocketServerBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);

    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private String path = "/socket.io";
    private final Map<String, Route> routes = new HashMap<>();
    private IoTransport transport = IoTransport.EPOLL;
    private int threads = Runtime.getRuntime().availableProcessors();
    private int mostConnections = 100_000;
    private Duration requestTimeout = Duration.ofSeconds(10);
    private Duration idleTimeout = Duration.ofSeconds(130);
    private Predicate<InetAddress> isTrustedProxy = address -> false;
    private Predicate<InetSocketAddress> speaksForOthers = peer -> false;
    private OriginPolicy origins = (origin, host) -> false;
    private EngineSettings engine = EngineSettings.USUAL;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int mostBytesBeforeConnect = 16 << 10;
    private AddressLimits addresses = new AddressLimits(2_000, new Rate(2_000, 200));
    private Rate packetsOfASession = new Rate(500, 200);
    private int mostSocketsOfAUser = 50;
    private Rate eventsOfAUser = new Rate(500, 200);
    private FanOut fanOut = FanOut.none();
    private FailureListener failures = logging();

    SocketServerBuilder() {}

    /// Where to listen; port 0 takes a free one.
    public SocketServerBuilder address(InetSocketAddress wanted) {
        address = wanted;
        return this;
    }

    /// Where Socket.IO is; `/socket.io` as usual.
    public SocketServerBuilder path(String wanted) {
        path = wanted;
        return this;
    }

    /// Adds something else that the port carries.
    public SocketServerBuilder route(String at, Route route) {
        routes.put(at, route);
        return this;
    }

    /// Adds a plain WebSocket, with messages of at most so many bytes.
    public SocketServerBuilder rawRoute(String at, int mostBytes, RawRoute route) {
        return route(at, route.upgrading(mostBytes));
    }

    /// How sockets are waited for, if it works here; epoll as usual.
    public SocketServerBuilder transport(IoTransport wanted) {
        transport = wanted;
        return this;
    }

    /// Event loops; as usual one for a processor.
    public SocketServerBuilder threads(int wanted) {
        threads = wanted;
        return this;
    }

    /// Connections of the operating system, upgraded or not; 100,000 as usual.
    public SocketServerBuilder mostConnections(int most) {
        mostConnections = most;
        return this;
    }

    /// Within which a connection must send its first request, and the rest of one that it began; 10 s as usual.
    public SocketServerBuilder requestTimeout(Duration timeout) {
        requestTimeout = timeout;
        return this;
    }

    /// How long a connection may stay open between requests; 130 s as usual. What stands in front must close
    /// first, so this is longer than its own idle time.
    public SocketServerBuilder idleTimeout(Duration timeout) {
        idleTimeout = timeout;
        return this;
    }

    /// Whose `X-Forwarded-For` is believed; nobody's as usual, so that nobody can forge an address.
    public SocketServerBuilder trustedProxies(Predicate<InetAddress> trusted) {
        isTrustedProxy = trusted;
        return this;
    }

    /// Which connections are our own, each in the name of the one client in its `X-Forwarded-For`; none as
    /// usual. Asked by address and port, because nobody else can have both meanwhile.
    public SocketServerBuilder speakingForOthers(Predicate<InetSocketAddress> own) {
        speaksForOthers = own;
        return this;
    }

    /// Which web pages may connect; none as usual.
    public SocketServerBuilder origins(OriginPolicy allowed) {
        origins = allowed;
        return this;
    }

    /// Heartbeats, the longest message and what is kept for a slow reader; [EngineSettings#USUAL] as usual.
    public SocketServerBuilder engine(EngineSettings settings) {
        engine = settings;
        return this;
    }

    /// After which a session that is in no namespace is closed; 10 s as usual.
    public SocketServerBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    /// The longest message from a client that nobody has admitted yet, in bytes; 16 KB as usual.
    public SocketServerBuilder mostBytesBeforeConnect(int most) {
        mostBytesBeforeConnect = most;
        return this;
    }

    /// Sessions of one address and how fast it may open them, failing with 429; 2,000 and 200 a second as
    /// usual, as a whole school comes from one address.
    public SocketServerBuilder addressLimits(int mostSessions, Rate handshakes) {
        addresses = new AddressLimits(mostSessions, handshakes);
        return this;
    }

    /// Packets of one session; who sends more is closed. 500 at once and 200 a second as usual.
    public SocketServerBuilder packetsOfASession(Rate rate) {
        packetsOfASession = rate;
        return this;
    }

    /// Sockets and events of one user on this instance; further sockets are refused, further events dropped. 50
    /// sockets, 500 events at once and 200 a second as usual.
    public SocketServerBuilder userLimits(int mostSockets, Rate events) {
        mostSocketsOfAUser = mostSockets;
        eventsOfAUser = events;
        return this;
    }

    /// The way to other instances; none as usual.
    public SocketServerBuilder fanOut(FanOut wanted) {
        fanOut = wanted;
        return this;
    }

    /// Who hears of exceptions in handlers; as usual they are logged, ten at once and one a second.
    public SocketServerBuilder failures(FailureListener listener) {
        failures = listener;
        return this;
    }

    /// A server that does not listen yet.
    public SocketServer build() {
        Limits limits = new Limits(connectTimeout, mostBytesBeforeConnect, engine.maxPayload(), packetsOfASession);
        ExecutorService handlers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("socket-", 0).factory());
        Machinery machinery = new Machinery(
                limits,
                new UserLimits(mostSocketsOfAUser, eventsOfAUser),
                unlessShutDown(handlers),
                new Counters(),
                failures);
        PortSettings port = new PortSettings(
                address,
                IoTransport.preferring(transport),
                threads,
                mostConnections,
                engine.maxPayload(),
                requestTimeout,
                idleTimeout,
                isTrustedProxy,
                speaksForOthers,
                origins);
        return new SocketServer(
                new SocketServer.Parts(port, engine, addresses, machinery, handlers, fanOut), path, routes);
    }

    /// What comes after the end of a drain is dropped, as its client is.
    private static Executor unlessShutDown(ExecutorService threads) {
        return task -> {
            try {
                threads.execute(task);
            } catch (RejectedExecutionException _) {
                LOG.debug("A task came after the end");
            }
        };
    }

    private static FailureListener logging() {
        TokenBucket logged = new TokenBucket(new Rate(10, 1), System.nanoTime());
        return (place, failure) -> {
            if (logged.take(System.nanoTime())) {
                LOG.error("{} failed", place, failure);
            }
        };
    }
}
