package in.syncad.api.sso;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A real provider of OpenID Connect for one client, with everything but a page to sign in: codes are good once, for
/// their verifier and the address they were made for.
final class TestIssuer implements AutoCloseable {

    static final String CLIENT = "syncad-tests";
    static final String SECRET = "a secret of two";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final KeyPair keys = Jwts.SIG.RS256.keyPair().build();
    private final Map<String, Granted> granted = new ConcurrentHashMap<>();
    private final HttpServer server;

    /// What is known when somebody has signed in there.
    ///
    /// @param challenge of the verifier
    private record Granted(String challenge, String redirectUri, String token) {}

    private TestIssuer(HttpServer server) {
        this.server = server;
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
        server.createContext("/keys", exchange -> answer(exchange, 200, published()));
        server.createContext("/token", this::redeem);
    }

    static TestIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestIssuer issuer = new TestIssuer(server);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) keys.getPublic();
    }

    /// A person signs in and comes back with a code.
    String code(String verifier, String redirectUri, String token) {
        String code = UUID.randomUUID().toString();
        granted.put(code, new Granted(challenge(verifier), redirectUri, token));
        return code;
    }

    /// A good token, changed.
    String token(String email, String nonce, UnaryOperator<JwtBuilder> change) {
        return change.apply(claims(email, nonce))
                .signWith(keys.getPrivate(), Jwts.SIG.RS256)
                .compact();
    }

    JwtBuilder claims(String email, String nonce) {
        Instant now = Instant.now();
        return Jwts.builder()
                .header()
                .keyId("one")
                .and()
                .issuer(address().toString())
                .audience()
                .single(CLIENT)
                .subject("subject of " + email)
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce)
                .claim("email", email)
                .claim("email_verified", true);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void redeem(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        Granted grant = granted.remove(form.getOrDefault("code", ""));
        boolean good = grant != null
                && grant.redirectUri().equals(form.get("redirect_uri"))
                && grant.challenge().equals(challenge(form.getOrDefault("code_verifier", "")));
        answer(
                exchange,
                good ? 200 : 400,
                good
                        ? Map.of("access_token", "none", "token_type", "Bearer", "id_token", grant.token())
                        : Map.of("error", "invalid_grant"));
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer",
                address().toString(),
                "authorization_endpoint",
                address() + "/authorize",
                "token_endpoint",
                address() + "/token",
                "jwks_uri",
                address() + "/keys",
                "subject_types_supported",
                new String[] {"public"},
                "response_types_supported",
                new String[] {"code"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private Map<String, Object> published() {
        Map<String, Object> key =
                new LinkedHashMap<>(Jwks.builder().key(publicKey()).id("one").build());
        return Map.of("keys", new Object[] {key});
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
