package in.syncad.embedded.aws.signature;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.protocol.AwsRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Lets a request pass only when the one known secret key signed exactly this method, path, query, headers and body,
/// less than five minutes ago. Codes and statuses:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
public final class SignatureVerifier {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final Credentials credentials;
    private final Clock clock;

    public SignatureVerifier(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /// The parsed header of a request; refuses one without.
    public static Authorization authorization(AwsRequest request) {
        String header = request.header("authorization")
                .orElseThrow(() ->
                        new AwsError("MissingAuthenticationToken", 403, "Request is missing Authentication Token"));
        return Authorization.parse(header)
                .orElseThrow(() -> new AwsError(
                        "IncompleteSignature", 400, "The Authorization header must be one of AWS Signature Version 4"));
    }

    public void verify(ServiceModel model, AwsRequest request, Authorization authorization) {
        Refusals refusals = Refusals.of(model);
        if (!authorization.accessKey().equals(credentials.accessKey())) {
            throw refusals.unknownKey();
        }
        String timestamp = request.header("x-amz-date").orElse("");
        checkSkew(refusals, timestamp, authorization);
        checkSignedHeaders(refusals, authorization.signedHeaders());
        Optional<String> statedHash = request.header("x-amz-content-sha256");
        if (statedHash
                .filter(hash -> !hash.equals(SignatureV4.hash(request.body())))
                .isPresent()) {
            throw refusals.mismatch("The hash of the body is not the one in x-amz-content-sha256.");
        }
        if (!equal(expected(request, timestamp, authorization), authorization.signature())) {
            throw refusals.mismatch("The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method.");
        }
    }

    private String expected(AwsRequest request, String timestamp, Authorization authorization) {
        String canonical = SignatureV4.canonicalRequest(request, authorization.signedHeaders());
        byte[] key = SignatureV4.signingKey(
                credentials.secretKey(), authorization.date(), authorization.region(), authorization.service());
        return SignatureV4.sign(key, SignatureV4.stringToSign(timestamp, authorization.scope(), canonical));
    }

    private void checkSkew(Refusals refusals, String timestamp, Authorization authorization) {
        Instant signedAt;
        try {
            signedAt = LocalDateTime.parse(timestamp, TIMESTAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new AwsError("IncompleteSignature", 400, "X-Amz-Date must be of the form yyyyMMddTHHmmssZ");
        }
        Duration skew = Duration.between(signedAt, clock.instant());
        if (skew.compareTo(SKEW) > 0) {
            throw refusals.mismatch("Signature expired: " + timestamp + " is now earlier than "
                    + TIMESTAMP.format(clock.instant().minus(SKEW).atOffset(ZoneOffset.UTC)) + ".");
        }
        if (skew.negated().compareTo(SKEW) > 0 || !timestamp.startsWith(authorization.date())) {
            throw refusals.mismatch("Signature not yet current: " + timestamp + ".");
        }
    }

    /// A signature that leaves out the host could be carried to another one.
    private static void checkSignedHeaders(Refusals refusals, List<String> signedHeaders) {
        if (!signedHeaders.contains("host") || !signedHeaders.contains("x-amz-date")) {
            throw refusals.mismatch("'Host' and 'X-Amz-Date' must be signed headers.");
        }
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
