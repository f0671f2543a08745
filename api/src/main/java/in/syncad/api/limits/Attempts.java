package in.syncad.api.limits;

import in.syncad.api.security.KeyedHash;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/// Counts tries at secrets, in Redis, before they are looked at: however many come at once, no more than allowed are.
/// Without Redis nothing can be tried.
@Component
public class Attempts {

    private static final String NO_SCHOOL = "none";
    private static final Duration SOON = Duration.ofSeconds(2);

    /// Keys: the counters. Arguments: for each the most and its window in ms. Answers the ms to wait, 0 if the try
    /// counts. A refused one does not count, anywhere.
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            for i = 1, #KEYS do
              if tonumber(redis.call('GET', KEYS[i]) or '0') >= tonumber(ARGV[2 * i - 1]) then
                return math.max(redis.call('PTTL', KEYS[i]), 1)
              end
            end
            for i = 1, #KEYS do
              if redis.call('INCR', KEYS[i]) == 1 then redis.call('PEXPIRE', KEYS[i], ARGV[2 * i]) end
            end
            return 0
            """, Long.class);

    private final StringRedisTemplate redis;
    private final KeyedHash hash;

    Attempts(StringRedisTemplate redis, TokenSettings settings) {
        this.redis = redis;
        this.hash = new KeyedHash(settings.key("attempts", "HmacSHA256"));
    }

    /// Counts one try in the current school.
    ///
    /// @throws Refused 429 `attempts.too-many` when one of the limits is reached, 503 without Redis
    public void count(Limit... limits) {
        count(school(), limits);
    }

    /// Counts one try at what belongs to no school.
    ///
    /// @throws Refused as [#count]
    public void countOutsideSchools(Limit... limits) {
        count(NO_SCHOOL, limits);
    }

    /// Begins to count anew: the last try was a good one.
    public void forget(Limit limit) {
        forget(school(), limit);
    }

    /// As [#forget], for what belongs to no school.
    public void forgetOutsideSchools(Limit limit) {
        forget(NO_SCHOOL, limit);
    }

    private void count(String owner, Limit... limits) {
        List<String> keys =
                Arrays.stream(limits).map(limit -> key(owner, limit)).toList();
        Object[] arguments = Arrays.stream(limits)
                .flatMap(limit -> Stream.of(
                        Integer.toString(limit.most()),
                        Long.toString(limit.window().toMillis())))
                .toArray();
        Long wait;
        try {
            wait = redis.execute(COUNT, keys, arguments);
        } catch (DataAccessException e) {
            throw unavailable();
        }
        if (wait != null && wait > 0) {
            throw Refused.tooMany(
                    "attempts.too-many", "This was tried too often; wait a while.", Duration.ofMillis(wait));
        }
    }

    private void forget(String owner, Limit limit) {
        try {
            redis.delete(key(owner, limit));
        } catch (DataAccessException e) {
            throw unavailable();
        }
    }

    private static String school() {
        return CurrentSchool.get().id().toString();
    }

    private String key(String owner, Limit limit) {
        String name = limit.name() + " " + owner + " " + limit.subject();
        return "attempts:%s:%s".formatted(limit.name(), hash.hex(name));
    }

    private static Refused unavailable() {
        return Refused.unavailable("sign-in.unavailable", "Signing in is not possible at this moment.", SOON);
    }
}
