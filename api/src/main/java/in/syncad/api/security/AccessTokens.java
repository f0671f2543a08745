package in.syncad.api.security;

import in.syncad.api.settings.HostSettings;
import in.syncad.api.settings.TokenSettings;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.SchoolId;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signs and reads access tokens: JWTs of type `at+jwt`, for exactly one school (`aud` is `school:<id>`).
@Component
public final class AccessTokens {

    private static final String TYPE = "at+jwt";
    private static final String ACTOR = "act";
    private static final String AUDIENCE_PREFIX = "school:";

    private final SigningKeys keys;
    private final TokenSettings settings;
    private final Clock clock;
    private final String issuer;
    private final JwtParser parser;

    AccessTokens(SigningKeys keys, TokenSettings settings, HostSettings hosts, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.issuer = "https://api." + hosts.baseDomain();
        // Expiry is judged by whoever asks, on our clock: an expired token still says which school it was for.
        this.parser = Jwts.parser()
                .keyLocator(keys)
                .requireIssuer(issuer)
                .clock(() -> Date.from(Instant.EPOCH))
                .build();
    }

    public String issue(SchoolId school, UUID user, UUID session, int version, Set<Role> roles) {
        return issue(school, user, session, version, roles, Optional.empty());
    }

    /// @param operator who looks on as that user, as claim `act` (RFC 8693)
    public String issue(
            SchoolId school, UUID user, UUID session, int version, Set<Role> roles, Optional<String> operator) {
        Instant now = clock.instant();
        SigningKey key = keys.keys().current();
        JwtBuilder token = Jwts.builder()
                .header()
                .type(TYPE)
                .keyId(key.id())
                .and()
                .issuer(issuer)
                .audience()
                .single(AUDIENCE_PREFIX + school)
                .subject(user.toString())
                .claim("sid", session.toString())
                .claim("rv", version)
                .claim("roles", roles.stream().map(Role::code).sorted().toList())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(settings.access())));
        operator.ifPresent(actor -> token.claim(ACTOR, Map.of("sub", actor)));
        return key.sign(token).compact();
    }

    /// @throws Refused 401 when it is not a genuine token of ours, expired or not
    public AccessToken read(String compact) {
        try {
            Jws<Claims> token = parser.parseSignedClaims(compact);
            if (!TYPE.equals(token.getHeader().getType())) {
                throw refused();
            }
            return token(token.getPayload());
        } catch (JwtException | IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw refused();
        }
    }

    /// @throws Refused 401 when its time is over
    public void requireCurrent(AccessToken token) {
        if (!clock.instant().isBefore(token.expiresAt())) {
            throw Refused.unauthenticated("token.expired", "The access token has expired; refresh it.");
        }
    }

    private static AccessToken token(Claims claims) {
        Set<String> audience = claims.getAudience();
        String school = audience.iterator().next();
        if (audience.size() != 1 || !school.startsWith(AUDIENCE_PREFIX)) {
            throw refused();
        }
        Collection<?> roles = claims.get("roles", Collection.class);
        return new AccessToken(
                SchoolId.of(school.substring(AUDIENCE_PREFIX.length())),
                UUID.fromString(claims.getSubject()),
                UUID.fromString(claims.get("sid", String.class)),
                claims.get("rv", Number.class).intValue(),
                roles.stream().map(role -> Role.ofCode(String.valueOf(role))).collect(Collectors.toUnmodifiableSet()),
                claims.getExpiration().toInstant(),
                actor(claims.get(ACTOR)));
    }

    private static Optional<String> actor(@Nullable Object claim) {
        return Optional.ofNullable(claim).map(actor -> String.valueOf(((Map<?, ?>) actor).get("sub")));
    }

    private static Refused refused() {
        return Refused.unauthenticated("token.invalid", "The access token is not valid.");
    }
}
