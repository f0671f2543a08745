package in.syncad.api.security;

import in.syncad.api.settings.HostSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/// Signs and reads operators' tokens. Their audience and their key are their own, so none of a school's tokens is one
/// and none of them opens a school. The key follows the operator's key: when that is changed, everybody is signed out.
@Component
public class OperatorTokens {

    public static final Duration LIFE = Duration.ofMinutes(30);

    /// In which the operators' pages keep it.
    public static final String COOKIE = "syncad-operator";

    private static final String AUDIENCE = "operator";

    private final OperatorKey operatorKey;
    private final TokenSettings settings;
    private final Clock clock;
    private final String issuer;

    OperatorTokens(OperatorKey operatorKey, TokenSettings settings, HostSettings hosts, Clock clock) {
        this.operatorKey = operatorKey;
        this.settings = settings;
        this.clock = clock;
        this.issuer = "https://api." + hosts.baseDomain();
    }

    /// @throws Refused 401 when that is not the operator's key
    public String issue(String given) {
        SecretKey key = key().filter(known -> operatorKey.is(given))
                .orElseThrow(() -> Refused.unauthenticated("operator.refused", "This is not the operator's key."));
        Instant now = clock.instant();
        return Jwts.builder()
                .issuer(issuer)
                .audience()
                .single(AUDIENCE)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFE)))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /// Empty when it is not a current token of ours.
    Optional<Operator> read(String compact) {
        return key().flatMap(key -> read(compact, key));
    }

    private Optional<Operator> read(String compact, SecretKey key) {
        try {
            Claims claims = Jwts.parser()
                    .verifyWith(key)
                    .requireIssuer(issuer)
                    .requireAudience(AUDIENCE)
                    .clock(() -> Date.from(clock.instant()))
                    .build()
                    .parseSignedClaims(compact)
                    .getPayload();
            return Optional.of(new Operator(claims.getId()));
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<SecretKey> key() {
        return operatorKey.value().map(secret -> settings.key("operator " + secret, "HmacSHA256"));
    }
}
