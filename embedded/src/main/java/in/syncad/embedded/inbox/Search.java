package in.syncad.embedded.inbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a request to the inbox asks for; an empty parameter counts as absent, a wrong one is refused.
record Search(Optional<String> to, Optional<Channel> channel, int limit) {

    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 500;

    static Search of(URI uri) {
        Map<String, String> parameters = parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        return new Search(
                Optional.ofNullable(parameters.get("to")),
                Optional.ofNullable(parameters.get("channel")).map(Search::channel),
                Optional.ofNullable(parameters.get("limit")).map(Search::limit).orElse(USUAL_LIMIT));
    }

    private static Channel channel(String name) {
        return Channel.named(name)
                .orElseThrow(() -> new IllegalArgumentException("channel must be email, sms or push"));
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit must be a number from 1 to " + LARGEST_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                String value = pair.substring(equals + 1);
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(value, StandardCharsets.UTF_8).strip());
            }
        }
        return parameters;
    }
}
