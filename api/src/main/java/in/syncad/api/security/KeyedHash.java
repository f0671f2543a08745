package in.syncad.api.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Stands for a text where the text itself must not: HMAC-SHA256, so that nobody without the key can try out what is
/// behind it.
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    public KeyedHash(SecretKey key) {
        this.key = key;
    }

    /// 32 bytes.
    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    public String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }
}
