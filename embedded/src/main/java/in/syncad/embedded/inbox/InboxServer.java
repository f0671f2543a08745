package in.syncad.embedded.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.embedded.http.LoopbackHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The inbox over HTTP: a page at `/` and `GET /api/messages?to=&channel=&limit=`, newest first.
/// The messages hold one-time codes, so requests that were not addressed by a loopback name are refused.
public final class InboxServer implements AutoCloseable {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final JsonMapper json = new JsonMapper();
    private final HttpServer http;
    private final Inbox inbox;

    private record Reply(int status, String type, byte[] body) {}

    private InboxServer(HttpServer http, Inbox inbox) {
        this.http = http;
        this.inbox = inbox;
    }

    /// `port` 0 takes any free one.
    public static InboxServer start(Inbox inbox, int port) {
        InboxServer server = new InboxServer(LoopbackHttp.bind(port, "the inbox page"), inbox);
        server.http.createContext("/", server::serve);
        server.http.start();
        return server;
    }

    public URI uri() {
        return LoopbackHttp.uri(http);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), head ? -1 : reply.body().length);
            if (!head) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        if (!LoopbackHttp.addressedByLoopbackName(exchange)) {
            return problem(403, "The inbox answers on this machine only");
        }
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return problem(405, "The inbox can only be read");
        }
        return switch (exchange.getRequestURI().getPath()) {
            case "/" -> page(exchange.getRequestURI());
            case "/api/messages" -> messages(exchange.getRequestURI());
            case "/inbox.css" -> resource("inbox.css", "text/css");
            case "/inbox.js" -> resource("inbox.js", "text/javascript");
            default -> problem(404, "Known are / and /api/messages");
        };
    }

    private Reply messages(URI uri) {
        try {
            Search search = Search.of(uri);
            List<Message> found = inbox.newest(search.to(), search.channel(), search.limit());
            return new Reply(200, "application/json", json.writeValueAsBytes(found));
        } catch (IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply page(URI uri) {
        try {
            Search search = Search.of(uri);
            String page = InboxPage.render(search, inbox.newest(search.to(), search.channel(), search.limit()));
            return new Reply(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    private static Reply resource(String name, String type) throws IOException {
        try (InputStream stream = InboxServer.class.getResourceAsStream("/inbox/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("/inbox/" + name + " is not on the class path");
            }
            return new Reply(200, type + "; charset=utf-8", stream.readAllBytes());
        }
    }

    private Reply problem(int status, String detail) {
        byte[] body = json.writeValueAsBytes(Map.of("status", status, "detail", detail));
        return new Reply(status, "application/problem+json", body);
    }
}
