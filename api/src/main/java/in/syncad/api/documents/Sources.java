package in.syncad.api.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;

import in.syncad.api.realtime.Connection;
import in.syncad.api.security.KeyedHash;
import in.syncad.api.settings.TokenSettings;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Names for those who send operations, one for each client. A client keeps its name over connections, so that it
/// can ask again for what it got no answer to; it is signed for its person and school, so that nobody else can use
/// it.
@Component
class Sources {

    private static final int SIGNATURE_BYTES = 8;
    private static final int BYTES = Long.BYTES + SIGNATURE_BYTES;
    private static final int CHARACTERS = 22;

    private final KeyedHash hash;
    private final SecureRandom random = new SecureRandom();

    Sources(TokenSettings settings) {
        this.hash = new KeyedHash(settings.key("document-source", "HmacSHA256"));
    }

    /// A new one.
    String issue(UUID school, UUID person) {
        return signed(random.nextLong(), school, person);
    }

    String issue(Connection connection) {
        return issue(connection.school().value(), connection.caller().id());
    }

    /// Whether it was issued to that person.
    boolean isOf(Connection connection, String source) {
        if (source.length() != CHARACTERS) {
            return false;
        }
        try {
            long number = ByteBuffer.wrap(Base64.getUrlDecoder().decode(source)).getLong();
            String genuine = signed(
                    number, connection.school().value(), connection.caller().id());
            return MessageDigest.isEqual(genuine.getBytes(US_ASCII), source.getBytes(US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private String signed(long number, UUID school, UUID person) {
        byte[] signature = hash.of("%d %s %s".formatted(number, school, person));
        byte[] source = ByteBuffer.allocate(BYTES)
                .putLong(number)
                .put(signature, 0, SIGNATURE_BYTES)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(source);
    }
}
