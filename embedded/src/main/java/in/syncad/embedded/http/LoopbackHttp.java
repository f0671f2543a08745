package in.syncad.embedded.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Executors;

/// Binds the JDK's HTTP server to loopback and knows which requests come from pages of elsewhere.
public final class LoopbackHttp {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private LoopbackHttp() {}

    /// A server that is bound but not started, a virtual thread per request. `port` 0 takes any free one;
    /// `purpose` names the server when the port is taken.
    public static HttpServer bind(int port, String purpose) {
        // Without it each reply waits for the caller's delayed acknowledgement, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Seconds; longer than the 60 for which the SDK keeps a connection, so that none dies as it is used again.
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is in use; " + purpose + " needs it", e);
        }
    }

    public static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// False for a page that rebinds its own name to this machine: its requests carry its name as the host.
    public static boolean addressedByLoopbackName(HttpExchange exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }
}
