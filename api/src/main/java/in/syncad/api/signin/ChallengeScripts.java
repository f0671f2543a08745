package in.syncad.api.signin;

import org.springframework.data.redis.core.script.RedisScript;

/// What [Challenges] does inside Redis.
final class ChallengeScripts {

    static final String SENDING = "sending";

    /// Keys: cool-down, count of the login, count of the address, challenge. Arguments: cool-down in ms, most per
    /// login, most per address, sealed login, life in ms. Answers the ms to wait, 0 if it was opened. A refused one
    /// does not count.
    static final RedisScript<Long> OPEN = RedisScript.of("""
            local wait = redis.call('PTTL', KEYS[1])
            if wait > 0 then return wait end
            for i = 2, 3 do
              if tonumber(redis.call('GET', KEYS[i]) or '0') >= tonumber(ARGV[i]) then
                return math.max(redis.call('PTTL', KEYS[i]), 1)
              end
            end
            redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
            for i = 2, 3 do
              if redis.call('INCR', KEYS[i]) == 1 then redis.call('EXPIRE', KEYS[i], 3600) end
            end
            redis.call('HSET', KEYS[4], 'login', ARGV[4], 'tries', '0')
            redis.call('PEXPIRE', KEYS[4], ARGV[5])
            return 0
            """, Long.class);

    static final String RIGHT = "right ";

    /// Key: challenge. Arguments: whether the code is right, most tries. Answers the sealed login after [#RIGHT] or,
    /// when that was the last try, after `last `; else an empty text.
    static final RedisScript<String> ATTEMPT = RedisScript.of("""
            if redis.call('EXISTS', KEYS[1]) == 0 then return '' end
            local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
            local right = ARGV[1] == '1'
            if not right and tries < tonumber(ARGV[2]) then return '' end
            local login = redis.call('HGET', KEYS[1], 'login')
            redis.call('DEL', KEYS[1])
            return (right and 'right ' or 'last ') .. login
            """, String.class);

    /// Key: challenge. Answers the sealed login to the first who asks, else an empty text.
    static final RedisScript<String> CLAIM_SENDING = RedisScript.of("""
            if redis.call('EXISTS', KEYS[1]) == 0 then return '' end
            if redis.call('HSETNX', KEYS[1], 'sending', '1') == 0 then return '' end
            return redis.call('HGET', KEYS[1], 'login')
            """, String.class);

    private ChallengeScripts() {}
}
