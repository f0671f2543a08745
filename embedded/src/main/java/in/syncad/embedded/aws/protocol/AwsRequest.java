package in.syncad.embedded.aws.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request as it came: path and query undecoded, header names in lower case, the body as sent.
public record AwsRequest(
        String method, String rawPath, String rawQuery, Map<String, List<String>> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                .filter(values -> !values.isEmpty())
                .map(List::getFirst);
    }

    public AwsRequest withBody(byte[] other) {
        return new AwsRequest(method, rawPath, rawQuery, headers, other);
    }

    /// The query parameters, decoded.
    public Map<String, List<String>> query() {
        return parameters(rawQuery);
    }

    /// The body of a form post, decoded; of a repeated name the first value counts.
    public Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        parameters(text()).forEach((name, values) -> form.put(name, values.getFirst()));
        return form;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!pair.isEmpty()) {
                parameters.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Malformed.input("The percent-encoding is broken");
        }
    }
}
