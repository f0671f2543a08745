package in.syncad.embedded.aws.signature;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.embedded.aws.protocol.AwsRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The examples that AWS publishes: "Deriving the signing key" and the IAM request of the Signature Version 4 guide,
/// and the test suite with the account AKIDEXAMPLE.
class SignatureV4Tests {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TIMESTAMP = "20150830T123600Z";

    private static AwsRequest request(
            String method, String path, String query, Map<String, String> headers, String body) {
        Map<String, List<String>> many = new java.util.HashMap<>();
        headers.forEach((name, value) -> many.put(name, List.of(value)));
        return new AwsRequest(method, path, query, many, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String sign(AwsRequest request, List<String> signedHeaders) {
        byte[] key = SignatureV4.signingKey(SECRET, "20150830", "us-east-1", "service");
        String canonical = SignatureV4.canonicalRequest(request, signedHeaders);
        return SignatureV4.sign(
                key, SignatureV4.stringToSign(TIMESTAMP, "20150830/us-east-1/service/aws4_request", canonical));
    }

    private static Map<String, String> suiteHeaders() {
        return Map.of("host", "example.amazonaws.com", "x-amz-date", TIMESTAMP);
    }

    @Test
    void derivesThePublishedSigningKey() {
        assertThat(HexFormat.of().formatHex(SignatureV4.signingKey(SECRET, "20150830", "us-east-1", "iam")))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
    }

    @Test
    void signsThePublishedRequestToIam() {
        AwsRequest listUsers = request(
                "GET",
                "/",
                "Action=ListUsers&Version=2010-05-08",
                Map.of(
                        "content-type", "application/x-www-form-urlencoded; charset=utf-8",
                        "host", "iam.amazonaws.com",
                        "x-amz-date", TIMESTAMP),
                "");
        String canonical = SignatureV4.canonicalRequest(listUsers, List.of("content-type", "host", "x-amz-date"));
        assertThat(SignatureV4.hash(canonical.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
        byte[] key = SignatureV4.signingKey(SECRET, "20150830", "us-east-1", "iam");
        assertThat(SignatureV4.sign(
                        key, SignatureV4.stringToSign(TIMESTAMP, "20150830/us-east-1/iam/aws4_request", canonical)))
                .isEqualTo("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
    }

    @Test
    void signsThePlainGetOfTheTestSuite() {
        assertThat(sign(request("GET", "/", "", suiteHeaders(), ""), List.of("host", "x-amz-date")))
                .isEqualTo("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    }

    @Test
    void sortsTheQueryOfTheTestSuite() {
        assertThat(sign(
                        request("GET", "/", "Param2=value2&Param1=value1", suiteHeaders(), ""),
                        List.of("host", "x-amz-date")))
                .isEqualTo("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    }

    @Test
    void signsThePlainPostOfTheTestSuite() {
        assertThat(sign(request("POST", "/", "", suiteHeaders(), ""), List.of("host", "x-amz-date")))
                .isEqualTo("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    }

    @Test
    void encodesAnEncodedPathOnceMore() {
        assertThat(SignatureV4.canonicalRequest(
                        request("GET", "/v2/email/identities/a%40b.in", "", suiteHeaders(), ""),
                        List.of("host", "x-amz-date")))
                .contains("/v2/email/identities/a%2540b.in");
    }

    @Test
    void foldsBlanksInHeaderValues() {
        AwsRequest request = request("GET", "/", "", Map.of("host", "  a   b ", "x-amz-date", TIMESTAMP), "");
        assertThat(SignatureV4.canonicalRequest(request, List.of("host"))).contains("host:a b\n");
    }
}
