package in.syncad.api.signin;

import in.syncad.api.security.KeyedHash;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.tenancy.CurrentSchool;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// One-time passwords: six digits that follow from the school, the challenge, what they are for and a key. So they are
/// stored nowhere,
/// neither with the challenge nor with the job that sends them.
@Component
class Codes {

    private static final int DIGITS = 6;
    private static final long COUNT = 1_000_000;

    private final KeyedHash hash;

    Codes(TokenSettings settings) {
        this.hash = new KeyedHash(settings.key("one-time-password", "HmacSHA256"));
    }

    String code(UUID challenge, Purpose purpose) {
        byte[] mac = hash.of("code " + purpose + " " + CurrentSchool.get().id() + " " + challenge);
        long number = Long.remainderUnsigned(ByteBuffer.wrap(mac).getLong(), COUNT);
        return String.format("%0" + DIGITS + "d", number);
    }

    boolean isCode(UUID challenge, Purpose purpose, String guess) {
        return MessageDigest.isEqual(
                code(challenge, purpose).getBytes(StandardCharsets.UTF_8), guess.getBytes(StandardCharsets.UTF_8));
    }

    /// Stands for personal data in keys of Redis.
    String standIn(String text) {
        return hash.hex(text);
    }
}
