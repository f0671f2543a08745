package in.syncad.embedded.aws.signature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.ServiceModel;
import in.syncad.embedded.aws.model.ServiceModels;
import in.syncad.embedded.aws.protocol.AwsRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTests {

    private static final Instant SIGNED_AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final String TIMESTAMP = "20261121T100000Z";
    private static final Credentials KEYS = new Credentials("key", "secret");
    private static final ServiceModel STS = new ServiceModels().of(AwsService.STS);

    private static AwsRequest signed(String body, Map<String, String> extraHeaders, List<String> signedHeaders) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of("127.0.0.1:4566"));
        headers.put("x-amz-date", List.of(TIMESTAMP));
        extraHeaders.forEach((name, value) -> headers.put(name, List.of(value)));
        AwsRequest request = new AwsRequest("POST", "/", "", headers, body.getBytes(StandardCharsets.UTF_8));
        String scope = "20261121/ap-south-1/sts/aws4_request";
        String canonical = SignatureV4.canonicalRequest(request, signedHeaders);
        byte[] key = SignatureV4.signingKey("secret", "20261121", "ap-south-1", "sts");
        String signature = SignatureV4.sign(key, SignatureV4.stringToSign(TIMESTAMP, scope, canonical));
        headers.put(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=key/" + scope + ", SignedHeaders="
                        + String.join(";", signedHeaders) + ", Signature=" + signature));
        return request;
    }

    private static AwsRequest signed(String body) {
        return signed(body, Map.of(), List.of("host", "x-amz-date"));
    }

    private static void verify(AwsRequest request, Instant now) {
        new SignatureVerifier(KEYS, Clock.fixed(now, ZoneOffset.UTC))
                .verify(STS, request, SignatureVerifier.authorization(request));
    }

    private static void assertRefused(AwsRequest request, Instant now, String code) {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> verify(request, now))
                .satisfies(error ->
                        org.assertj.core.api.Assertions.assertThat(error.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(longs = {-299, 0, 299})
    void letsAGoodSignaturePassWithinFiveMinutes(long seconds) {
        assertThatCode(() -> verify(signed("Action=GetCallerIdentity"), SIGNED_AT.plusSeconds(seconds)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void refusesAnOldOrEarlySignature(long seconds) {
        assertRefused(signed("x"), SIGNED_AT.plus(Duration.ofSeconds(seconds)), "SignatureDoesNotMatch");
    }

    @Test
    void refusesAChangedBody() {
        assertRefused(
                signed("amount=1").withBody("amount=9".getBytes(StandardCharsets.UTF_8)),
                SIGNED_AT,
                "SignatureDoesNotMatch");
    }

    @Test
    void refusesAChangedPathQueryMethodOrHeader() {
        AwsRequest good = signed("x");
        Map<String, List<String>> elsewhere = new HashMap<>(good.headers());
        elsewhere.put("host", List.of("evil.example"));
        for (AwsRequest changed : List.of(
                new AwsRequest("PUT", "/", "", good.headers(), good.body()),
                new AwsRequest("POST", "/other", "", good.headers(), good.body()),
                new AwsRequest("POST", "/", "a=1", good.headers(), good.body()),
                new AwsRequest("POST", "/", "", elsewhere, good.body()))) {
            assertRefused(changed, SIGNED_AT, "SignatureDoesNotMatch");
        }
    }

    @Test
    void refusesAHashThatIsNotThatOfTheBody() {
        AwsRequest request = signed(
                "x",
                Map.of("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
                List.of("host", "x-amz-content-sha256", "x-amz-date"));
        assertRefused(request, SIGNED_AT, "SignatureDoesNotMatch");
    }

    @Test
    void refusesASignatureThatLeavesOutTheHost() {
        assertRefused(signed("x", Map.of(), List.of("x-amz-date")), SIGNED_AT, "SignatureDoesNotMatch");
    }

    @Test
    void refusesAnotherKey() {
        AwsRequest request = signed("x");
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put(
                "authorization", List.of(headers.get("authorization").getFirst().replace("=key/", "=other/")));
        assertRefused(new AwsRequest("POST", "/", "", headers, request.body()), SIGNED_AT, "InvalidClientTokenId");
    }

    @Test
    void refusesARequestWithoutASignature() {
        AwsRequest bare = new AwsRequest("POST", "/", "", Map.of("host", List.of("h")), new byte[0]);
        assertRefused(bare, SIGNED_AT, "MissingAuthenticationToken");
        AwsRequest basic =
                new AwsRequest("POST", "/", "", Map.of("authorization", List.of("Basic Zm9vOmJhcg==")), new byte[0]);
        assertRefused(basic, SIGNED_AT, "IncompleteSignature");
    }

    @Test
    void refusesADateThatIsNone() {
        AwsRequest request = signed("x");
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put("x-amz-date", List.of("yesterday"));
        assertRefused(new AwsRequest("POST", "/", "", headers, request.body()), SIGNED_AT, "IncompleteSignature");
    }
}
