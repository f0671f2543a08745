package in.syncad.api.security;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.MacAlgorithm;
import io.jsonwebtoken.security.PrivateJwk;
import io.jsonwebtoken.security.PublicJwk;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key and the one algorithm that it goes with: a token that asks for another is refused.
sealed interface SigningKey {

    String id();

    String algorithm();

    /// What a signature is checked with.
    Key verifying();

    JwtBuilder sign(JwtBuilder token);

    /// A secret that signs and verifies.
    record Shared(String id, SecretKey key, MacAlgorithm mac) implements SigningKey {

        private static final int HS512_BYTES = 64;
        private static final int ID_BYTES = 6;

        static Shared of(String secret) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            String id = HexFormat.of().formatHex(digest(bytes), 0, ID_BYTES);
            return bytes.length < HS512_BYTES
                    ? new Shared(id, new SecretKeySpec(bytes, "HmacSHA256"), Jwts.SIG.HS256)
                    : new Shared(id, new SecretKeySpec(bytes, "HmacSHA512"), Jwts.SIG.HS512);
        }

        @Override
        public String algorithm() {
            return mac.getId();
        }

        @Override
        public Key verifying() {
            return key;
        }

        @Override
        public JwtBuilder sign(JwtBuilder token) {
            return token.signWith(key, mac);
        }

        private static byte[] digest(byte[] secret) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(secret);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    /// A private key that signs; everybody may have the public one.
    record Pair(String id, PrivateKey key, PublicJwk<?> published, SignatureAlgorithm signature) implements SigningKey {

        /// @throws IllegalArgumentException for a key without id, and for others than Ed25519 and P-256
        static Pair of(PrivateJwk<?, ?, ?> jwk) {
            PublicJwk<?> published = jwk.toPublicJwk();
            String id = jwk.getId();
            if (id == null || id.isBlank()) {
                throw new IllegalArgumentException("a key has no kid");
            }
            return new Pair(
                    id,
                    jwk.toKey(),
                    published,
                    switch (String.valueOf(published.get("crv"))) {
                        case "Ed25519" -> Jwts.SIG.EdDSA;
                        case "P-256" -> Jwts.SIG.ES256;
                        default -> throw new IllegalArgumentException("a key is neither of Ed25519 nor of P-256");
                    });
        }

        @Override
        public String algorithm() {
            return signature.getId();
        }

        @Override
        public Key verifying() {
            return published.toKey();
        }

        @Override
        public JwtBuilder sign(JwtBuilder token) {
            return token.signWith(key, signature);
        }
    }
}
