package in.syncad.api.secondfactor;

import in.syncad.api.limits.Attempts;
import in.syncad.api.limits.Limit;
import in.syncad.api.security.KeyedHash;
import in.syncad.api.settings.OperatorSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.SecretKey;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// The second factor of operators, where `OPERATOR_TOTP_SECRET` is set. They have no school and so no database: which
/// code was used is kept in Redis, for all instances.
@Component
public class OperatorCodes {

    /// However many they are, they all use one secret; so all their tries count together, wherever they come from.
    private static final Limit LIMIT = new Limit("operator-code", "operators", 10, Duration.ofMinutes(15));

    private static final Duration SOON = Duration.ofSeconds(2);

    /// Longer than the code of any step is good, on an instance whose clock is wrong too.
    private static final Duration KEPT = Duration.ofHours(1);

    /// Key: the last step that was used. Arguments: the step that is tried, and for how many ms to keep it. Answers 1
    /// to the first that brings a step, if none brought a later one.
    private static final RedisScript<Long> USE = RedisScript.of("""
            if tonumber(redis.call('GET', KEYS[1]) or '-1') >= tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """, Long.class);

    private final Optional<SecretKey> secret;
    private final Attempts attempts;
    private final StringRedisTemplate redis;
    private final KeyedHash hash;
    private final Clock clock;

    OperatorCodes(
            OperatorSettings operators,
            Attempts attempts,
            StringRedisTemplate redis,
            TokenSettings tokens,
            Clock clock) {
        this.secret = operators.secondFactor();
        this.attempts = attempts;
        this.redis = redis;
        this.hash = new KeyedHash(tokens.key("operator-code", "HmacSHA256"));
        this.clock = clock;
    }

    public boolean areAskedFor() {
        return secret.isPresent();
    }

    /// Uses up a code, where codes are asked for. Call it for those only who have shown the key: others could use up
    /// the tries.
    ///
    /// @return whether it is good, or none is asked for
    /// @throws Refused 429 when codes were tried too often, 503 without Redis
    public boolean use(String code) {
        return secret.map(known -> use(known, code.strip())).orElse(true);
    }

    private boolean use(SecretKey known, String code) {
        attempts.countOutsideSchools(LIMIT);
        OptionalLong step = Totp.step(known.getEncoded(), code, clock.instant());
        boolean good = step.isPresent() && isFirst(known, step.getAsLong());
        if (good) {
            attempts.forgetOutsideSchools(LIMIT);
        }
        return good;
    }

    private boolean isFirst(SecretKey known, long step) {
        String key = "operator-code:" + hash.hex(HexFormat.of().formatHex(known.getEncoded()));
        try {
            Long first = redis.execute(USE, List.of(key), Long.toString(step), Long.toString(KEPT.toMillis()));
            return first != null && first == 1;
        } catch (DataAccessException e) {
            throw Refused.unavailable("sign-in.unavailable", "Signing in is not possible at this moment.", SOON);
        }
    }
}
