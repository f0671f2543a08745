package in.syncad.socketio;

import in.syncad.socketio.engine.Engine;
import in.syncad.socketio.engine.EngineSettings;
import in.syncad.socketio.net.AddressLimits;
import in.syncad.socketio.net.Port;
import in.syncad.socketio.net.PortSettings;
import in.syncad.socketio.net.Route;
import in.syncad.socketio.net.Routes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A Socket.IO server on a port, which can carry other routes as well. Name the namespaces, then [#start].
public final class SocketServer implements AutoCloseable {

    /// The event that clients get before an instance goes away, with `{"afterMs": …}` until their connection is
    /// closed.
    public static final String DRAIN = "server:drain";

    private static final long SWEEP_SECONDS = 60;
    private static final Duration QUICKLY = Duration.ofSeconds(2);

    private final Parts parts;
    private final Namespaces namespaces;
    private final Engine engine;
    private final Routes routes;
    private volatile @Nullable Port port;

    /// What the builder has put together.
    record Parts(
            PortSettings port,
            EngineSettings engine,
            AddressLimits addresses,
            Machinery machinery,
            ExecutorService threads,
            FanOut fanOut) {}

    SocketServer(Parts parts, String path, Map<String, Route> otherRoutes) {
        this.parts = parts;
        namespaces = new Namespaces(parts.machinery(), parts.fanOut());
        engine = new Engine(
                parts.engine(), parts.addresses(), session -> new Client(session, namespaces, parts.machinery()));
        Map<String, Route> all = new HashMap<>(otherRoutes);
        all.put(path, engine);
        routes = new Routes(all);
    }

    /// A server with the usual settings, on a free port of the loopback address until told otherwise.
    public static SocketServerBuilder builder() {
        return new SocketServerBuilder();
    }

    /// The namespace of this name, such as `/` or `/chat`; made if there is none.
    public Namespace namespace(String name) {
        return namespaces.fixed(name);
    }

    /// Lets clients open namespaces by names that are not known before. Each is set up when its first socket comes,
    /// on an event loop (so it must not block), and forgotten when its last socket goes.
    public void namespaces(Predicate<String> names, Consumer<Namespace> setup) {
        namespaces.family(names, setup);
    }

    /// Opens the port.
    public synchronized SocketServer start() {
        if (port != null) {
            throw new IllegalStateException("The server was started before");
        }
        parts.fanOut()
                .start(instruction -> namespaces
                        .find(instruction.namespace())
                        .ifPresent(namespace -> namespace.carryOutHere(instruction)));
        Port opened = Port.open(parts.port(), routes);
        var unused = opened.timers()
                .scheduleAtFixedRate(
                        () -> parts.addresses().sweep(System.nanoTime()),
                        SWEEP_SECONDS,
                        SWEEP_SECONDS,
                        TimeUnit.SECONDS);
        port = opened;
        return this;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return port().address();
    }

    public Statistics statistics() {
        return parts.machinery().counters().read(port().connections(), engine.sessions());
    }

    /// Goes away without a stampede: takes no new connections, tells every client by [#DRAIN], closes each at a
    /// moment of its own within `spread`, lets handlers end, and closes what is left at the deadline. Returns when
    /// all is closed.
    public synchronized void drain(Duration spread, Duration deadline) {
        Port open = port;
        if (open == null) {
            return;
        }
        long end = System.nanoTime() + deadline.toNanos();
        open.stopAccepting();
        CountDownLatch left = engine.drain(spread);
        try {
            boolean closedInTime = left.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            parts.threads().shutdown();
            if (!closedInTime || !parts.threads().awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                parts.threads().shutdownNow();
            }
        } catch (InterruptedException _) {
            parts.threads().shutdownNow();
            Thread.currentThread().interrupt();
        }
        parts.fanOut().stop();
        open.close(QUICKLY);
        port = null;
    }

    /// Closes everything within seconds.
    @Override
    public void close() {
        drain(Duration.ZERO, QUICKLY);
    }

    private Port port() {
        Port open = port;
        if (open == null) {
            throw new IllegalStateException("The server is not running");
        }
        return open;
    }
}
