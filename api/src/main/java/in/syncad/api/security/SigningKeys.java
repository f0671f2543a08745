package in.syncad.api.security;

import in.syncad.api.settings.TokenSettings;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.Locator;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.MacAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The key that signs, and the previous one that still verifies while a rotation is under way. A key goes with one
/// algorithm: a token that asks for another is refused.
record SigningKeys(SigningKey current, List<SigningKey> all) implements Locator<Key> {

    private static final int HS512_BYTES = 64;
    private static final int ID_BYTES = 6;

    record SigningKey(String id, SecretKey key, MacAlgorithm algorithm) {

        static SigningKey of(String secret) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            String id = HexFormat.of().formatHex(digest(bytes), 0, ID_BYTES);
            return bytes.length < HS512_BYTES
                    ? new SigningKey(id, new SecretKeySpec(bytes, "HmacSHA256"), Jwts.SIG.HS256)
                    : new SigningKey(id, new SecretKeySpec(bytes, "HmacSHA512"), Jwts.SIG.HS512);
        }
    }

    static SigningKeys of(TokenSettings settings) {
        SigningKey current = SigningKey.of(settings.secret());
        Stream<SigningKey> previous = settings.previousSecret().map(SigningKey::of).stream();
        return new SigningKeys(
                current, Stream.concat(Stream.of(current), previous).toList());
    }

    @Override
    public Key locate(Header header) {
        return all.stream()
                .filter(key -> header instanceof JwsHeader signed
                        && key.id().equals(signed.getKeyId())
                        && key.algorithm().getId().equals(signed.getAlgorithm()))
                .findFirst()
                .map(SigningKey::key)
                .orElseThrow(() -> new UnsupportedJwtException("no key for this token"));
    }

    private static byte[] digest(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
