package in.syncad.api.signin;

import in.syncad.api.settings.TokenSettings;
import in.syncad.common.tenancy.CurrentSchool;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/// One-time passwords: six digits that follow from the school, the challenge and a key. So they are stored nowhere,
/// neither with the challenge nor with the job that sends them.
@Component
class Codes {

    private static final int DIGITS = 6;
    private static final long COUNT = 1_000_000;

    private final SecretKey key;

    Codes(TokenSettings settings) {
        this.key = settings.key("one-time-password", "HmacSHA256");
    }

    String code(UUID challenge) {
        byte[] mac = mac("code " + CurrentSchool.get().id() + " " + challenge);
        long number = Long.remainderUnsigned(ByteBuffer.wrap(mac).getLong(), COUNT);
        return String.format("%0" + DIGITS + "d", number);
    }

    boolean isCode(UUID challenge, String guess) {
        return MessageDigest.isEqual(
                code(challenge).getBytes(StandardCharsets.UTF_8), guess.getBytes(StandardCharsets.UTF_8));
    }

    /// Stands for personal data in keys of Redis.
    byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
