package in.syncad.api.signin;

import in.syncad.api.security.Seal;
import in.syncad.api.settings.LimitSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.api.users.Login;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/// Challenges that wait for their one-time password, in Redis. Each step is one script there, so that no race opens a
/// door: five tries are five, however many come at once, and a right code is right once.
///
/// A challenge remembers the login, sealed, and how often it was tried. It does not know whether anybody has that
/// login: known and unknown ones are treated alike up to a right code.
@Component
class Challenges {

    static final Duration LIFE = Duration.ofMinutes(5);
    static final int TRIES = 5;
    static final Duration COOL_DOWN = Duration.ofSeconds(30);
    static final int PER_LOGIN_AND_HOUR = 5;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final StringRedisTemplate redis;
    private final Codes codes;
    private final Seal seal;
    private final int perAddressAndHour;

    Challenges(StringRedisTemplate redis, Codes codes, TokenSettings settings, LimitSettings limits) {
        this.redis = redis;
        this.codes = codes;
        this.seal = new Seal(settings.key("one-time-password-login", "AES"));
        this.perAddressAndHour = limits.oneTimePasswords();
    }

    /// @param address where the caller comes from
    /// @throws Refused 429 when this login or this address asked too often, 503 without Redis
    void open(UUID challenge, Login login, String address) {
        List<String> keys = List.of(
                limitKey("cool-down", CurrentSchool.get().id() + " " + login.value()),
                limitKey("login", CurrentSchool.get().id() + " " + login.value()),
                limitKey("address", address),
                key(challenge));
        Long wait = inRedis(() -> redis.execute(
                ChallengeScripts.OPEN,
                keys,
                Long.toString(COOL_DOWN.toMillis()),
                Integer.toString(PER_LOGIN_AND_HOUR),
                Integer.toString(perAddressAndHour),
                seal.seal(login.value(), challenge.toString()),
                Long.toString(LIFE.toMillis())));
        if (wait != null && wait > 0) {
            throw Refused.tooMany(
                    "otp.too-often", "Too many one-time passwords were asked for.", Duration.ofMillis(wait));
        }
    }

    /// Counts a try. A right one ends the challenge, as does the last wrong one.
    Attempt attempt(UUID challenge, Purpose purpose, String code) {
        String right = codes.isCode(challenge, purpose, code) ? "1" : "0";
        String answer = inRedis(
                () -> redis.execute(ChallengeScripts.ATTEMPT, List.of(key(challenge)), right, Integer.toString(TRIES)));
        String ended = answer == null ? "" : answer;
        return opened(challenge, ended.substring(ended.indexOf(' ') + 1))
                .<Attempt>map(login ->
                        ended.startsWith(ChallengeScripts.RIGHT) ? new Attempt.Right(login) : new Attempt.Last(login))
                .orElseGet(Attempt.Wrong::new);
    }

    /// Lets one sender go ahead: the first who asks for a living challenge gets its login, nobody else does.
    Optional<Login> claimSending(UUID challenge) {
        String sealed = inRedis(() -> redis.execute(ChallengeScripts.CLAIM_SENDING, List.of(key(challenge))));
        return opened(challenge, sealed);
    }

    /// After a failure that surely sent nothing.
    void releaseSending(UUID challenge) {
        inRedis(() -> redis.opsForHash().delete(key(challenge), ChallengeScripts.SENDING));
    }

    private Optional<Login> opened(UUID challenge, @Nullable String sealed) {
        return Optional.ofNullable(sealed)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> seal.open(text, challenge.toString()))
                .map(Login::of);
    }

    private static String key(UUID challenge) {
        return "otp:%s:%s".formatted(CurrentSchool.get().id(), challenge);
    }

    private String limitKey(String limit, String subject) {
        return "otp-limit:%s:%s".formatted(limit, codes.standIn(limit + " " + subject));
    }

    private static <T extends @Nullable Object> T inRedis(Supplier<T> command) {
        try {
            return command.get();
        } catch (DataAccessException e) {
            throw Refused.unavailable("otp.unavailable", "Signing in is not possible at this moment.", SOON);
        }
    }
}
