package in.syncad.api.terminal;

import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tickets in Redis, under their SHA-256 only. The first who shows one has it; then it is gone.
@Component
class Tickets {

    private static final int BYTES = 32;
    private static final String PREFIX = "terminal:ticket:";
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tickets(StringRedisTemplate redis, JsonMapper json, Clock clock) {
        this.redis = redis;
        this.json = json;
        this.clock = clock;
    }

    /// For the client that will connect.
    TerminalTicket show(Ticket ticket) {
        return new TerminalTicket(
                issue(ticket, FIRST), ticket.side(), Relay.PATH, clock.instant().plus(FIRST));
    }

    /// @throws Refused 503 while Redis is away
    String issue(Ticket ticket, Duration goodFor) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try {
            redis.opsForValue().set(key(shown), json.writeValueAsString(ticket), goodFor);
        } catch (DataAccessException e) {
            throw unavailable();
        }
        return shown;
    }

    /// @throws Refused 503 while Redis is away
    Optional<Ticket> redeem(String shown) {
        try {
            return Optional.ofNullable(redis.opsForValue().getAndDelete(key(shown)))
                    .map(text -> json.readValue(text, Ticket.class));
        } catch (DataAccessException e) {
            throw unavailable();
        }
    }

    /// So long from now, if nobody has used it. While Redis is away nothing happens.
    void keep(String shown, Duration goodFor) {
        try {
            redis.expire(key(shown), goodFor);
        } catch (DataAccessException e) {
            // It ends earlier than it might.
        }
    }

    private static String key(String shown) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Refused unavailable() {
        return Refused.unavailable("terminal.unavailable", "Terminals are not possible at this moment.", SOON);
    }
}
