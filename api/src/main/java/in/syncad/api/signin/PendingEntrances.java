package in.syncad.api.signin;

import in.syncad.api.security.KeyedHash;
import in.syncad.api.security.Seal;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// Those who showed their first factor and not yet the second one, in Redis: whoever has the token, and for a few
/// tries only. The token itself is kept nowhere.
@Component
class PendingEntrances {

    static final Duration LIFE = Duration.ofMinutes(5);
    static final int TRIES = 5;

    private static final int TOKEN_BYTES = 32;
    private static final Duration SOON = Duration.ofSeconds(2);

    /// Key: pending entrance. Argument: most tries. Counts a try and answers who it is, or an empty text.
    private static final RedisScript<String> TRY = RedisScript.of("""
            if redis.call('EXISTS', KEYS[1]) == 0 then return '' end
            if redis.call('HINCRBY', KEYS[1], 'tries', 1) > tonumber(ARGV[1]) then
              redis.call('DEL', KEYS[1])
              return ''
            end
            return redis.call('HGET', KEYS[1], 'who')
            """, String.class);

    /// Key: pending entrance. Arguments: who, life in ms.
    private static final RedisScript<Boolean> OPEN = RedisScript.of("""
            redis.call('HSET', KEYS[1], 'who', ARGV[1], 'tries', '0')
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
            """, Boolean.class);

    private final StringRedisTemplate redis;
    private final KeyedHash hash;
    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    PendingEntrances(StringRedisTemplate redis, TokenSettings settings) {
        this.redis = redis;
        this.hash = new KeyedHash(settings.key("pending-entrance", "HmacSHA256"));
        this.seal = new Seal(settings.key("pending-entrance-account", "AES"));
    }

    /// @return the token
    /// @throws Refused 503 without Redis
    String open(UUID account) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String key = key(token);
        inRedis(() ->
                redis.execute(OPEN, List.of(key), seal.seal(account.toString(), key), Long.toString(LIFE.toMillis())));
        return token;
    }

    /// Counts a try, whatever will come of it.
    ///
    /// @return whose it is; empty for an unknown or expired token, and after too many tries
    Optional<UUID> attempt(String token) {
        String key = key(token);
        String who = inRedis(() -> redis.execute(TRY, List.of(key), Integer.toString(TRIES)));
        return Optional.ofNullable(who)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> seal.open(text, key))
                .map(UUID::fromString);
    }

    void close(String token) {
        inRedis(() -> redis.delete(key(token)));
    }

    private String key(String token) {
        String school = CurrentSchool.get().id().toString();
        return "mfa:%s:%s".formatted(school, hash.hex(token));
    }

    private static <T extends @Nullable Object> T inRedis(Supplier<T> command) {
        try {
            return command.get();
        } catch (DataAccessException e) {
            throw Refused.unavailable("sign-in.unavailable", "Signing in is not possible at this moment.", SOON);
        }
    }
}
