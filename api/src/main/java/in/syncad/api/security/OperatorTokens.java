package in.syncad.api.security;

import in.syncad.api.settings.HostSettings;
import in.syncad.api.settings.OperatorSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.web.pages.PageCookie;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/// Signs and reads operators' tokens. Their audience and their key are their own, so none of a school's tokens is one
/// and none of them opens a school. The key follows the operator's key and second factor: when one of them is changed,
/// everybody is signed out.
@Component
public class OperatorTokens {

    public static final Duration LIFE = Duration.ofMinutes(30);

    /// In which the operators' pages keep it.
    public static final PageCookie COOKIE = new PageCookie("syncad-operator", "/admin");

    private static final String AUDIENCE = "operator";

    private final Optional<SecretKey> key;
    private final Clock clock;
    private final String issuer;

    OperatorTokens(OperatorSettings operators, TokenSettings settings, HostSettings hosts, Clock clock) {
        this.key = operators.key().map(secret -> settings.key(purpose(secret, operators), "HmacSHA256"));
        this.clock = clock;
        this.issuer = "https://api." + hosts.baseDomain();
    }

    /// Whoever calls this has asked for the key, and for the second factor where one is set.
    public String issue() {
        Instant now = clock.instant();
        return Jwts.builder()
                .issuer(issuer)
                .audience()
                .single(AUDIENCE)
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFE)))
                .signWith(key.orElseThrow(), Jwts.SIG.HS256)
                .compact();
    }

    /// Empty when it is not a current token of ours.
    Optional<Operator> read(String compact) {
        return key.flatMap(verifying -> read(compact, verifying));
    }

    private Optional<Operator> read(String compact, SecretKey verifying) {
        try {
            Claims claims = Jwts.parser()
                    .verifyWith(verifying)
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

    private static String purpose(String secret, OperatorSettings operators) {
        return operators
                .secondFactor()
                .map(factor -> "operator %s %s".formatted(secret, HexFormat.of().formatHex(factor.getEncoded())))
                .orElse("operator " + secret);
    }
}
