import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Releases that prove.sh wants to see refused: each opens its port, and answers everything by how well it is.
final class Unwell {

    private Unwell() {}

    /// Never well.
    static final class AtOnce {
        public static void main(String[] arguments) throws Exception {
            listen(() -> false);
        }
    }

    /// Well for three seconds after it was first asked, then no more.
    static final class Soon {
        private static final long WELL_FOR = 3_000_000_000L;

        public static void main(String[] arguments) throws Exception {
            AtomicLong asked = new AtomicLong();
            listen(() -> System.nanoTime() - asked.updateAndGet(at -> at == 0 ? System.nanoTime() : at) < WELL_FOR);
        }
    }

    private static void listen(BooleanSupplier well) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> {
            boolean now = well.getAsBoolean();
            byte[] body = "{\"success\":%s,\"status\":\"up\"}".formatted(now).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
