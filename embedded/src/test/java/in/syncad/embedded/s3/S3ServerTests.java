package in.syncad.embedded.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.embedded.process.LocalPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3ServerTests {

    @TempDir
    private static Path directory;

    private static S3Settings settings;
    private static final String PHOTO = "a photo";

    private static S3Server server;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        settings = new S3Settings(directory, LocalPort.choose(), "photos", "AKIATEST", "secret", "syncad.in");
        server = S3Server.start(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everybodyReadsWhatIsPublishedAndNothingElse() throws Exception {
        try (S3Client client = client("secret")) {
            client.putObject(to -> to.bucket("photos").key("public/logo"), RequestBody.fromString(PHOTO));
            client.putObject(to -> to.bucket("photos").key("publicly/not"), RequestBody.fromString(PHOTO));
        }
        assertThat(anonymous("GET", "/public/logo")).isEqualTo(200);
        assertThat(anonymous("HEAD", "/public/logo")).isEqualTo(200);
        assertThat(anonymous("PUT", "/public/logo")).isEqualTo(403);
        assertThat(anonymous("DELETE", "/public/logo")).isEqualTo(403);
        assertThat(anonymous("GET", "/publicly/not")).isEqualTo(403);
        assertThat(anonymous("GET", "/public/../publicly/not")).isNotEqualTo(200);
        assertThat(anonymous("GET", "/public/%2e%2e/publicly/not")).isNotEqualTo(200);
        assertThat(anonymous("GET", "?prefix=public/")).isEqualTo(403);
    }

    private int anonymous(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint() + "/photos" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void keepsObjectsAcrossARestart() {
        try (S3Client client = client("secret")) {
            client.putObject(to -> to.bucket("photos").key("a b/ü.txt"), RequestBody.fromString("kept"));
            server.close();
            server = S3Server.start(settings);
            assertThat(client.getObjectAsBytes(of -> of.bucket("photos").key("a b/ü.txt"))
                            .asUtf8String())
                    .isEqualTo("kept");
        }
    }

    @Test
    void refusesAWrongSecret() {
        try (S3Client stranger = client("guessed")) {
            assertThatThrownBy(() -> stranger.listObjectsV2(of -> of.bucket("photos")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("SignatureDoesNotMatch"));
        }
    }

    @Test
    void acceptsAPresignedUploadAsItWasSigned() throws Exception {
        URI address = presigned("signed.jpg");
        assertThat(put(address, "image/jpeg", PHOTO)).isEqualTo(200);
        assertThat(put(address, "image/jpeg", PHOTO)).as("overwriting").isEqualTo(412);
    }

    @Test
    void refusesAPresignedUploadThatDiffers() throws Exception {
        assertThat(put(presigned("type.jpg"), "text/html", PHOTO)).isEqualTo(403);
        assertThat(put(presigned("body.jpg"), "image/jpeg", "another")).isEqualTo(400);
        URI elsewhere = URI.create(presigned("key.jpg").toString().replace("key.jpg", "other.jpg"));
        assertThat(put(elsewhere, "image/jpeg", PHOTO)).isEqualTo(403);
    }

    @Test
    void hidesObjectsFromThoseWithoutASignature() throws Exception {
        assertThat(put(presigned("private.jpg"), "image/jpeg", PHOTO)).isEqualTo(200);
        HttpRequest request = HttpRequest.newBuilder(server.endpoint().resolve("/photos/private.jpg"))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    @Test
    void answersTheBrowsersOfTheSchoolsAndNobodyElses() throws Exception {
        assertThat(preflight("https://springfield-high.syncad.in")).isEqualTo(200);
        assertThat(preflight("http://springfield-high.localhost:3001")).isEqualTo(200);
        assertThat(preflight("https://syncad.in.evil.example")).isEqualTo(403);
        assertThat(preflight("https://school.syncadxin")).isEqualTo(403);
    }

    private int preflight(String origin) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint().resolve("/photos/a.jpg"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type")
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private int put(URI address, String contentType, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", contentType)
                .header("x-amz-checksum-sha256", sha256(PHOTO))
                .header("if-none-match", "*")
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static URI presigned(String key) throws Exception {
        String checksum = sha256(PHOTO);
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(server.endpoint())
                .region(Region.AP_SOUTH_1)
                .credentialsProvider(credentials("secret"))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            return presigner
                    .presignPutObject(signed -> signed.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(request -> request.bucket("photos")
                                    .key(key)
                                    .contentType("image/jpeg")
                                    .contentLength((long) PHOTO.length())
                                    .checksumSHA256(checksum)
                                    .ifNoneMatch("*")))
                    .url()
                    .toURI();
        }
    }

    private static S3Client client(String secret) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.AP_SOUTH_1)
                .credentialsProvider(credentials(secret))
                .forcePathStyle(true)
                .build();
    }

    private static StaticCredentialsProvider credentials(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", secret));
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
