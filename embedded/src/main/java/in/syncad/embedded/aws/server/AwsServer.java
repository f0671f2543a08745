package in.syncad.embedded.aws.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.ServiceModels;
import in.syncad.embedded.aws.protocol.AwsReply;
import in.syncad.embedded.aws.protocol.AwsRequest;
import in.syncad.embedded.aws.protocol.Protocol;
import in.syncad.embedded.aws.signature.SignatureVerifier;
import in.syncad.embedded.http.LoopbackHttp;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The one HTTP endpoint of all services, on loopback, a virtual thread per request.
public final class AwsServer implements AutoCloseable {

    /// Bytes. SES takes mails up to 40 MB; nothing here sends more than a receipt.
    static final int LARGEST_BODY = 16 * 1024 * 1024;

    private final HttpServer http;
    private final ServiceModels models;
    private final Dispatcher dispatcher;

    private AwsServer(HttpServer http, ServiceModels models, Dispatcher dispatcher) {
        this.http = http;
        this.models = models;
        this.dispatcher = dispatcher;
    }

    /// `port` 0 takes any free one.
    ///
    /// @param open by path, what anybody may ask for without a signature
    public static AwsServer start(
            int port,
            ServiceModels models,
            SignatureVerifier signatures,
            Behaviour behaviour,
            Map<String, HttpHandler> open) {
        AwsServer server = new AwsServer(
                LoopbackHttp.bind(port, "the AWS emulator"), models, new Dispatcher(models, signatures, behaviour));
        server.http.createContext("/", server::serve);
        ControlEndpoint control = new ControlEndpoint(behaviour.faults(), behaviour.calls());
        server.http.createContext(ControlEndpoint.PATH, control::serve);
        open.forEach(server.http::createContext);
        server.http.start();
        return server;
    }

    public URI endpoint() {
        return LoopbackHttp.uri(http);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    static AwsError tooLarge() {
        return new AwsError("RequestEntityTooLarge", 413, "The body is larger than " + LARGEST_BODY + " bytes");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            AwsRequest request = request(exchange, body);
            Optional<AwsReply> reply =
                    body.length > LARGEST_BODY ? Optional.of(refuseTooLarge(request)) : dispatcher.dispatch(request);
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        }
    }

    private AwsReply refuseTooLarge(AwsRequest request) {
        return Protocol.of(models.of(ServiceGuess.of(request)), request).refusal(tooLarge(), "too-large");
    }

    private static AwsRequest request(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        URI uri = exchange.getRequestURI();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new AwsRequest(exchange.getRequestMethod(), uri.getRawPath(), query, headers, body);
    }

    private static void send(HttpExchange exchange, AwsReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }
}
