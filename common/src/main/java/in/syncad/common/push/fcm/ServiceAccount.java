package in.syncad.common.push.fcm;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Google service account, from its key file.
public record ServiceAccount(String projectId, String email, PrivateKey key, URI tokenUri) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /// @throws IllegalArgumentException when it is not a usable key file
    public static ServiceAccount parse(String json) {
        try {
            JsonNode file = JSON.readTree(json);
            return new ServiceAccount(
                    text(file, "project_id"),
                    text(file, "client_email"),
                    key(text(file, "private_key")),
                    URI.create(text(file, "token_uri")));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    /// What is exchanged for an access token (RFC 7523).
    String assertion(Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", email);
        claims.put("scope", SCOPE);
        claims.put("aud", tokenUri.toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        String signed = encoded(Map.of("alg", "RS256", "typ", "JWT")) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA256withRSA", e);
        }
    }

    private static String encoded(Map<String, Object> part) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    }

    private static String text(JsonNode file, String field) {
        String text = file.path(field).asString("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private static PrivateKey key(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("private_key is no RSA key");
        }
    }

    /// Holds a secret, so it names the account only.
    @Override
    public String toString() {
        return "ServiceAccount[%s]".formatted(email);
    }
}
