package in.syncad.socketio.net;

import java.security.SecureRandom;
import java.util.Base64;

/// Ids that nobody can guess: 120 random bits in 20 characters that need no encoding in an address.
public final class RandomIds {

    private static final int BYTES = 15;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /// A new one.
    public static String next() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
