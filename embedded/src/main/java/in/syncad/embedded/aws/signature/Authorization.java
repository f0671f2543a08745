package in.syncad.embedded.aws.signature;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Authorization` header of a signed request.
public record Authorization(
        String accessKey, String date, String region, String service, List<String> signedHeaders, String signature) {

    private static final Pattern HEADER =
            Pattern.compile("AWS4-HMAC-SHA256 +Credential=([^/,]+)/(\\d{8})/([^/,]+)/([^/,]+)/aws4_request, *"
                    + "SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})");

    public static Optional<Authorization> parse(String header) {
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Authorization(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                List.of(matcher.group(5).split(";")),
                matcher.group(6)));
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
