package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import in.syncad.common.mail.Mail;
import in.syncad.common.mail.MailSettings;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.settings.AwsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Real SDK clients against an endpoint that goes wrong below AWS's protocols; what AWS itself answers is tested with
/// each adapter.
class AwsFailuresTests {

    private static final Mail MAIL = new Mail("asha@example.in", "Welcome", "Hello", Map.of());

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalFailure,      TRANSIENT",
        "503, ServiceUnavailable,   TRANSIENT",
        "503, '',                   TRANSIENT",
        "502, '',                   UNKNOWN",
        "504, '',                   UNKNOWN",
        "429, TooManyRequestsException, TRANSIENT",
        "400, ThrottlingException,  TRANSIENT",
        "400, MessageRejected,      PERMANENT",
        "403, AccessDeniedException, PERMANENT"
    })
    void tellsAnswersToWhatMustNotBeRepeatedApart(int status, String code, Kind kind) {
        answer(status, code);

        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> mailer(endpoint()).send(MAIL))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aLostReplyLeavesAMailUnknownAndIsNotRepeated() {
        hangUp();

        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> mailer(endpoint()).send(MAIL))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aLostReplyToWhatIsIdempotentIsRepeatedAndThenTransient() {
        hangUp();

        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> secrets(endpoint()).find("syncad/x"))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT));
        assertThat(requests).hasValue(3);
    }

    @Test
    void whatNeverReachedAnyoneIsTransient() throws IOException {
        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> mailer(nobodyThere()).send(MAIL))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT));
        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> mailer(URI.create("http://nowhere.invalid")).send(MAIL))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT));
    }

    @Test
    void namesServiceOperationAndCodeButNoRecipient() {
        answer(400, "MessageRejected");

        assertThatExceptionOfType(OutsideFailure.class)
                .isThrownBy(() -> mailer(endpoint()).send(MAIL))
                .withMessageStartingWith("SES SendEmail: MessageRejected (status 400")
                .withNoCause()
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("asha"));
    }

    private void answer(int status, String code) {
        byte[] body = code.isEmpty()
                ? "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8)
                : "{\"__type\":\"%s\",\"message\":\"asha@example.in is wrong\"}"
                        .formatted(code)
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", code.isEmpty() ? "text/html" : "application/json");
            if (!code.isEmpty()) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /// Takes the request and closes the connection without a word.
    private void hangUp() {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static URI nobodyThere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static SesMailer mailer(URI endpoint) {
        return new SesMailer(
                clients(endpoint).once(SesV2Client.builder()), new MailSettings("noreply@syncad.in", Optional.empty()));
    }

    private static SecretsManagerSecrets secrets(URI endpoint) {
        return new SecretsManagerSecrets(clients(endpoint).repeating(SecretsManagerClient.builder(), 3));
    }

    private static AwsClients clients(URI endpoint) {
        AwsSettings.Keys keys = new AwsSettings.Keys("AKIATEST", "secret");
        return new AwsClients(
                new AwsSettings("ap-south-1", Optional.of(keys), Optional.of(endpoint), Optional.of(endpoint)));
    }
}
