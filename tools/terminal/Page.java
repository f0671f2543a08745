import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The page that shows the terminal. It is here and not on a server, under a path that nobody can guess; it gets tickets,
/// never the token.
final class Page {

    private final School school;

    Page(School school) {
        this.school = school;
    }

    void serve(int port) throws IOException {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String path = "/" + HexFormat.of().formatHex(secret) + "/";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(path, this::answer);
        server.start();
        System.out.printf("Open http://%s:%d%s%n", school.host(), port, path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        byte[] body;
        try {
            body = switch (name) {
                case "" -> Files.readAllBytes(here("page.html"));
                case "page.js" -> Files.readAllBytes(here("page.js"));
                case "xterm.js" -> Files.readAllBytes(here("node_modules/@xterm/xterm/lib/xterm.js"));
                case "xterm.css" -> Files.readAllBytes(here("node_modules/@xterm/xterm/css/xterm.css"));
                case "ticket" ->
                    "{\"ticket\":\"%s\",\"relay\":\"%s\"}"
                            .formatted(school.ticket("browser"), school.relay())
                            .getBytes(StandardCharsets.UTF_8);
                default -> null;
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        String type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html";
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'self'; connect-src 'self' ws: wss:; style-src 'self' 'unsafe-inline'; img-src data:");
        exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (body != null) {
                out.write(body);
            }
        }
    }

    private static Path here(String name) {
        return Path.of(System.getProperty("page", ".")).resolve(name);
    }
}
