package in.syncad.embedded.aws.signature;

import in.syncad.embedded.aws.protocol.AwsRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The published algorithm, step by step
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
final class SignatureV4 {

    private SignatureV4() {}

    /// Step 1: the request in the one form that both sides compute.
    static String canonicalRequest(AwsRequest request, List<String> signedHeaders) {
        return String.join(
                "\n",
                request.method(),
                canonicalPath(request.rawPath()),
                canonicalQuery(request.query()),
                canonicalHeaders(request, signedHeaders),
                String.join(";", signedHeaders),
                hash(request.body()));
    }

    /// Step 2 and 3.
    static String stringToSign(String timestamp, String scope, String canonicalRequest) {
        String digest = hash(canonicalRequest.getBytes(StandardCharsets.UTF_8));
        return String.join("\n", "AWS4-HMAC-SHA256", timestamp, scope, digest);
    }

    /// Step 4: a key that is good for one day, region and service.
    static byte[] signingKey(String secretKey, String date, String region, String service) {
        byte[] dateKey = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), date);
        return hmac(hmac(hmac(dateKey, region), service), "aws4_request");
    }

    /// Step 5.
    static String sign(byte[] signingKey, String stringToSign) {
        return HexFormat.of().formatHex(hmac(signingKey, stringToSign));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every service but S3 encodes the already encoded path once more.
    private static String canonicalPath(String rawPath) {
        String path = rawPath.isEmpty() ? "/" : rawPath;
        return Arrays.stream(path.split("/", -1)).map(SignatureV4::encode).collect(Collectors.joining("/"));
    }

    private static String canonicalQuery(Map<String, List<String>> query) {
        return query.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String canonicalHeaders(AwsRequest request, List<String> signedHeaders) {
        return signedHeaders.stream()
                .map(name -> name + ":" + canonicalValue(request.headers().getOrDefault(name, List.of())) + "\n")
                .collect(Collectors.joining());
    }

    private static String canonicalValue(List<String> values) {
        return values.stream().map(value -> value.strip().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
