package in.syncad.embedded.aws.sns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import in.syncad.embedded.aws.model.AwsError;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// What SNS shows without a signature: the certificate that it signs under, and the page that confirms subscriptions.
public final class OpenPages {

    private final Notary notary;
    private final Topics topics;

    public OpenPages(Notary notary, Topics topics) {
        this.notary = notary;
        this.topics = topics;
    }

    /// By the path that they begin with.
    public Map<String, HttpHandler> byPath() {
        return Map.of("/SimpleNotificationService-", this::certificate, WebPosts.CONFIRMATION, this::confirm);
    }

    private void certificate(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestURI().getPath().equals(notary.path());
        answer(exchange, known ? 200 : 404, known ? notary.certificate() : "");
    }

    private void confirm(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
        try {
            topics.confirm(parameters.getOrDefault("TopicArn", ""), parameters.getOrDefault("Token", ""));
            answer(exchange, 200, "<ConfirmSubscriptionResponse/>");
        } catch (AwsError refused) {
            answer(exchange, 400, refused.code());
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(String.valueOf(query).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> first));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
