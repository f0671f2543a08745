package in.syncad.api.routes;

import in.syncad.api.security.Role;
import in.syncad.api.settings.TokenSettings;
import in.syncad.api.testing.TwinSchools;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// `Authorization` headers that must open nothing, each by the trick that it tries.
final class Forgeries {

    private final String genuine;
    private final String keyId;
    private final SecretKey key;
    private final String school;

    Forgeries(TwinSchools schools) {
        this.genuine = schools.token(schools.hill());
        this.keyId = decoded(genuine.split("\\.")[0]).replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
        this.key = hs256(schools.api().bean(TokenSettings.class).secret());
        this.school = "school:" + schools.hill().id();
    }

    Map<String, String> all() {
        Map<String, String> forgeries = new LinkedHashMap<>();
        String[] parts = genuine.split("\\.");
        forgeries.put("no token", "Bearer ");
        forgeries.put("no JWT", "Bearer abc.def.ghi");
        forgeries.put("another scheme", "Basic " + genuine);
        forgeries.put("no signature", bearer(parts[0] + "." + parts[1] + "."));
        forgeries.put("two parts", bearer(parts[0] + "." + parts[1]));
        forgeries.put("changed signature", bearer(parts[0] + "." + parts[1] + "." + turned(parts[2])));
        forgeries.put("changed claims", bearer(parts[0] + "." + withMoreRoles(parts[1]) + "." + parts[2]));
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header = "{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(none, keyId);
            forgeries.put("alg " + none, bearer(encoded(header) + "." + parts[1] + "."));
            forgeries.put(
                    "alg " + none + ", signature kept", bearer(encoded(header) + "." + parts[1] + "." + parts[2]));
        }
        forgeries.put("another key", signed(hs256("another secret with more than thirty-two bytes"), token -> token));
        forgeries.put(
                "a key that nobody has",
                signed(token -> token.header().keyId("0123456789ab").and()));
        forgeries.put("no key id", signed(token -> token.header().keyId(null).and()));
        forgeries.put("another type", signed(token -> token.header().type("JWT").and()));
        forgeries.put(
                "a key by address",
                signed(token -> token.header()
                        .add("jku", "http://127.0.0.1/k")
                        .and()
                        .header()
                        .keyId("x")
                        .and()));
        forgeries.put("another issuer", signed(token -> token.issuer("https://api.example.com")));
        forgeries.put("an unknown school", signed(token -> audience(token, "school:" + UUID.randomUUID())));
        forgeries.put("no school", signed(token -> audience(token, "school:")));
        forgeries.put("another audience", signed(token -> audience(token, "syncad")));
        forgeries.put(
                "expired",
                signed(token -> token.expiration(Date.from(Instant.now().minusSeconds(1)))));
        forgeries.put("no expiry", signed(token -> token.expiration(null)));
        forgeries.put("no subject", signed(token -> token.subject(null)));
        forgeries.put(
                "an unknown session",
                signed(token -> token.claim("sid", UUID.randomUUID().toString())));
        forgeries.put(
                "a session of somebody else",
                signed(token ->
                        token.claim("sid", TwinSchools.userOf(Role.TEACHER).toString())));
        forgeries.put("an outdated version", signed(token -> token.claim("rv", 7)));
        forgeries.put("an unknown role", signed(token -> token.claim("roles", List.of("principal"))));
        return forgeries;
    }

    private String signed(UnaryOperator<JwtBuilder> change) {
        return signed(key, change);
    }

    /// As we would sign it, but for the change.
    private String signed(SecretKey signing, UnaryOperator<JwtBuilder> change) {
        String admin = TwinSchools.userOf(Role.SCHOOL_ADMIN).toString();
        JwtBuilder token = audience(Jwts.builder(), school)
                .header()
                .type("at+jwt")
                .keyId(keyId)
                .and()
                .issuer("https://api.syncad.in")
                .subject(admin)
                .claim("sid", admin)
                .claim("rv", 0)
                .claim("roles", List.of("school-admin"))
                .expiration(Date.from(Instant.now().plusSeconds(600)));
        return bearer(change.apply(token).signWith(signing, Jwts.SIG.HS256).compact());
    }

    /// The unchanged one, to prove that the changes are what is refused.
    String unforged() {
        return signed(token -> token);
    }

    private static JwtBuilder audience(JwtBuilder token, String audience) {
        return token.audience().single(audience);
    }

    private static String withMoreRoles(String claims) {
        return encoded(decoded(claims).replace("[\"school-admin\"]", "[\"school-admin\",\"teacher\"]"));
    }

    private static String turned(String signature) {
        return (signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1);
    }

    private static SecretKey hs256(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
