package in.syncad.api.passwords;

import in.syncad.common.refusal.Refused;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id, with the least parameters that OWASP's Password Storage Cheat Sheet advises: 19 MiB, two rounds, one
/// lane. Each hash takes these 19 MiB of heap while it is made, so only a few are made at once and the others wait.
@Component
class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Written down and not computed, which would take a tenth of the start: whether a password could be found for it
    /// does not matter, because nobody is let in by it.
    static final String NOBODYS = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(MEMORY_KIB, ROUNDS, LANES, base64(new byte[SALT_BYTES]), base64(new byte[HASH_BYTES]));

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ROUNDS);
    private final Semaphore free;

    PasswordHashes(@Value("${syncad.passwords.at-once}") int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /// @throws Refused 503 when too many passwords wait for their hash
    final String hash(String password) {
        return inTurn(() -> String.valueOf(argon2.encode(normal(password))));
    }

    /// Does the same work when there is no hash to compare with.
    ///
    /// @throws Refused 503 when too many passwords wait for their hash
    boolean matches(String password, Optional<String> hash) {
        boolean equal = inTurn(() -> argon2.matches(normal(password), hash.orElse(NOBODYS)));
        return equal && hash.isPresent();
    }

    /// One person's keyboards write the same letter in several ways.
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private static Refused busy() {
        return Refused.unavailable("password.busy", "Too many people sign in at once; try again shortly.", PATIENCE);
    }
}
