package in.syncad.common.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.push.Push;
import in.syncad.common.push.PushGateway.Receipt;
import in.syncad.common.settings.Variables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Against a server that speaks as Google does.
class FcmPushTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final KeyPair KEYS = keys();
    private static final Push PUSH = new Push(
            "SyncAD",
            "New announcement: Sports day",
            Map.of("type", "ANNOUNCEMENT", "id", "a1"),
            "OPEN_ACTIVITY",
            "n1");

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<String> assertions = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile int status = 200;
    private volatile String answer = "{\"name\":\"projects/school-app/messages/1\"}";
    private HttpServer google;
    private FcmPush gateway;

    @BeforeEach
    void start() throws IOException {
        google = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        google.createContext("/token", this::giveToken);
        google.createContext("/v1/projects/school-app/messages:send", this::send);
        google.start();
        gateway = new FcmPush(settings(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        google.stop(0);
    }

    @Test
    void sendsThePayloadOfTheContractToTheToken() {
        String address = gateway.register("device-token", UUID.randomUUID(), Optional.empty());

        assertThat(gateway.send(address, PUSH)).isEqualTo(new Receipt.Accepted("projects/school-app/messages/1"));

        assertThat(messages).containsExactly(JSON.readTree("""
                {"message": {
                  "token": "device-token",
                  "notification": {"title": "SyncAD", "body": "New announcement: Sports day"},
                  "data": {"type": "ANNOUNCEMENT", "id": "a1"},
                  "android": {
                    "priority": "high",
                    "collapse_key": "n1",
                    "notification": {"click_action": "OPEN_ACTIVITY", "tag": "n1"}}}}
                """));
    }

    @Test
    void provesItselfBySignatureAndKeepsTheToken() throws Exception {
        gateway.send("device-token", PUSH);
        gateway.send("device-token", PUSH);

        assertThat(assertions).hasSize(1);
        String[] parts = assertions.getFirst().split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.get("iss").asString()).isEqualTo("push@school-app.example");
        assertThat(claims.get("scope").asString()).endsWith("/firebase.messaging");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(3600);
    }

    @Test
    void fetchesAnotherTokenWhenTheFirstIsRefused() {
        answers(401, "UNAUTHENTICATED");
        assertThat(failure().kind()).isEqualTo(Kind.TRANSIENT);
        status = 200;
        gateway.send("device-token", PUSH);

        assertThat(assertions).hasSize(2);
    }

    @Test
    void tellsWhatIsGoneFromWhatIsBusyAndWhatIsWrong() {
        answers(404, "UNREGISTERED");
        assertThat(gateway.send("device-token", PUSH)).isEqualTo(new Receipt.Gone());
        answers(429, "QUOTA_EXCEEDED");
        assertThat(failure().kind()).isEqualTo(Kind.TRANSIENT);
        answers(503, "UNAVAILABLE");
        assertThat(failure().kind()).isEqualTo(Kind.TRANSIENT);
        answers(400, "INVALID_ARGUMENT");
        assertThat(failure().kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure()).hasMessageContaining("INVALID_ARGUMENT").hasMessageNotContaining("device-token");
        google.stop(0);
        assertThat(failure().kind()).isIn(Kind.TRANSIENT, Kind.UNKNOWN);
    }

    @Test
    void takesOnlyUsableKeyFiles() {
        for (String wrong : List.of("", "{}", "[]", "no JSON", keyFile().replace("private_key", "key"))) {
            assertThatThrownBy(() -> ServiceAccount.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ServiceAccount.parse(keyFile()).toString()).doesNotContain("PRIVATE");
    }

    private OutsideFailure failure() {
        return catchThrowableOfType(OutsideFailure.class, () -> gateway.send("device-token", PUSH));
    }

    private void answers(int newStatus, String code) {
        status = newStatus;
        answer = """
                {"error": {"code": %d, "status": "ANY", "details": [{"errorCode": "%s"}]}}
                """.formatted(newStatus, code);
    }

    private FcmSettings settings() {
        Map<String, String> variables = Map.of("FCM_SERVICE_ACCOUNT", keyFile(), "FCM_ENDPOINT_URL", base().toString());
        return FcmSettings.from(new Variables(variables::get)).orElseThrow();
    }

    private String keyFile() {
        String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(
                        Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded()));
        return JSON.writeValueAsString(Map.of(
                "type", "service_account",
                "project_id", "school-app",
                "client_email", "push@school-app.example",
                "private_key", pem,
                "token_uri", base().resolve("/token").toString()));
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + google.getAddress().getPort());
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        assertions.add(URLDecoder.decode(form, StandardCharsets.UTF_8).replaceAll(".*assertion=", ""));
        reply(
                exchange,
                200,
                "{\"access_token\":\"access-%d\",\"expires_in\":3599}".formatted(tokens.incrementAndGet()));
    }

    private void send(HttpExchange exchange) throws IOException {
        if (!("Bearer access-" + tokens.get())
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "{}");
            return;
        }
        messages.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        reply(exchange, status, answer);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
