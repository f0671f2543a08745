package in.syncad.provisioning.console;

import in.syncad.common.refusal.Refused;
import in.syncad.provisioning.access.OperatorAudit;
import in.syncad.provisioning.access.OperatorKeys;
import in.syncad.provisioning.console.ConsoleSessionStore.Tries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Signs operators in and out. A session ends by itself, when its operator signs out, and when the key it was got with
/// is withdrawn.
@Service
class ConsoleSessions {

    static final Duration LIFE = Duration.ofMinutes(30);
    static final int TRIES = 20;

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int TOKEN_BYTES = 32;

    private final OperatorKeys keys;
    private final ConsoleSessionStore store;
    private final OperatorAudit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ConsoleSessions(OperatorKeys keys, ConsoleSessionStore store, OperatorAudit audit, Clock clock) {
        this.keys = keys;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param network where the caller comes from; its tries are counted, whatever becomes of them
    /// @return the token for the browser's cookie
    /// @throws Refused 401 when it is no key, 429 when it was tried too often
    String signIn(String key, String network) {
        Instant now = clock.instant();
        refuseTooManyTries(network, now);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = base64(bytes);
        byte[] seal = keys.seal(key, token)
                .orElseThrow(() -> Refused.unauthenticated("key.wrong", "This is not an operator's key."));
        ConsoleSession session = new ConsoleSession(UUID.randomUUID(), formToken(token));
        store.insert(session.id(), seal, now, now.plus(LIFE));
        audit.record(session.operator(), "console.signed-in", Optional.empty(), network);
        store.forgetTries(network);
        store.deleteEnded(now);
        return token;
    }

    /// Empty when it is not the token of a session that goes on.
    Optional<ConsoleSession> read(String token) {
        return store.find(keys.seals(token), clock.instant()).map(id -> new ConsoleSession(id, formToken(token)));
    }

    void end(ConsoleSession session) {
        store.delete(session.id());
    }

    private void refuseTooManyTries(String network, Instant now) {
        Instant windowStart = now.minus(WINDOW);
        Tries tries = store.countTry(network, now, windowStart);
        store.forgetTriesBefore(windowStart);
        if (tries.count() > TRIES) {
            throw Refused.tooMany(
                    "key.tries",
                    "Too many keys were tried from your network; try again later.",
                    Duration.between(windowStart, tries.since()));
        }
    }

    /// Tells nothing of the token, and needs no place of its own.
    private static String formToken(String token) {
        try {
            return base64(
                    MessageDigest.getInstance("SHA-256").digest(("form " + token).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
