package in.syncad.common.blob;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A SHA-256 digest, as storage writes it: 44 characters of Base64.
public record Sha256(String base64) {

    private static final int BYTES = 32;
    private static final int CHARACTERS = 44;

    /// @throws IllegalArgumentException when it is not the Base64 of 32 bytes
    public Sha256 {
        if (base64.length() != CHARACTERS || Base64.getDecoder().decode(base64).length != BYTES) {
            throw new IllegalArgumentException("not a SHA-256 digest in Base64");
        }
    }

    public static Sha256 of(byte[] content) {
        return of(digest(), content);
    }

    /// Of what the digest has seen; it starts anew afterwards.
    public static Sha256 of(MessageDigest digest) {
        return of(digest, new byte[0]);
    }

    /// For content that comes in pieces.
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Sha256 of(MessageDigest digest, byte[] rest) {
        return new Sha256(Base64.getEncoder().encodeToString(digest.digest(rest)));
    }
}
