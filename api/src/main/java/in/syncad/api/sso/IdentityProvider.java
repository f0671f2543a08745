package in.syncad.api.sso;

import in.syncad.api.settings.OidcProvider;
import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClientException;

/// One provider: exchanges its codes and checks what it signs, by the pieces of Spring Security and without any state
/// between requests. The state against forged requests is the client's; the code is bound to the client that began by
/// its verifier, and what comes of it by the nonce.
final class IdentityProvider {

    private static final Logger log = LoggerFactory.getLogger(IdentityProvider.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    /// Our client's matter; here it only has to be the same in what Spring calls request and response.
    private static final String STATE = "state";

    private final OidcProvider settings;
    private final ProviderCalls calls;
    private volatile @Nullable Described described;

    IdentityProvider(OidcProvider settings, Clock clock) {
        this.settings = settings;
        this.calls = new ProviderCalls(settings, clock);
    }

    /// What a provider says of itself, read at its first use.
    record Described(ClientRegistration registration, JwtDecoder decoder) {}

    boolean serves(String slug) {
        return settings.serves(slug);
    }

    /// The mail address of whoever signed in there; the provider says that it is theirs.
    ///
    /// @throws Refused 422 `sso.redirect`; 401 `sso.refused`, `sso.unverified`; 503 `sso.unavailable`
    String verifiedAddress(Vouching vouching) {
        if (!settings.redirectUris().contains(vouching.redirectUri())) {
            throw Refused.invalid("sso.redirect", "/redirectUri", "is not set up for this provider");
        }
        Jwt identity = identity(vouching);
        if (!Boolean.TRUE.equals(identity.getClaims().get("email_verified"))) {
            throw Refused.unauthenticated("sso.unverified", "The provider has not verified your mail address.");
        }
        return Optional.ofNullable(identity.getClaimAsString("email")).orElseThrow(IdentityProvider::refused);
    }

    private Jwt identity(Vouching vouching) {
        try {
            Described provider = described();
            Jwt identity = provider.decoder().decode(exchange(provider.registration(), vouching));
            if (!isSame(vouching.nonce(), String.valueOf(identity.getClaims().get("nonce")))) {
                throw refused();
            }
            return identity;
        } catch (BadJwtException e) {
            log.warn("{} gave a token that is not good: {}", settings.name(), e.getMessage());
            throw refused();
        } catch (OAuth2AuthorizationException e) {
            if (e.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                throw refused();
            }
            throw unavailable(e.getError().getErrorCode());
        } catch (JwtException | RestClientException | IllegalArgumentException e) {
            throw unavailable(e.getClass().getSimpleName());
        }
    }

    /// @return the signed identity
    private String exchange(ClientRegistration registration, Vouching vouching) {
        OAuth2AuthorizationRequest begun = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(vouching.redirectUri().toString())
                .state(STATE)
                .attributes(attributes -> attributes.put(PkceParameterNames.CODE_VERIFIER, vouching.codeVerifier()))
                .build();
        OAuth2AuthorizationResponse come = OAuth2AuthorizationResponse.success(vouching.code())
                .redirectUri(vouching.redirectUri().toString())
                .state(STATE)
                .build();
        Object identity = calls.exchange(new OAuth2AuthorizationCodeGrantRequest(
                        registration, new OAuth2AuthorizationExchange(begun, come)))
                .getAdditionalParameters()
                .get(OidcParameterNames.ID_TOKEN);
        return Optional.ofNullable(identity).map(String::valueOf).orElseThrow(IdentityProvider::refused);
    }

    /// Several may read it at once; all read the same.
    private Described described() {
        Described known = described;
        if (known == null) {
            known = calls.describe();
            described = known;
        }
        return known;
    }

    private Refused unavailable(String why) {
        log.warn("{} cannot be asked who somebody is: {}", settings.name(), why);
        return Refused.unavailable("sso.unavailable", "The provider does not answer as it should.", SOON);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Refused refused() {
        return Refused.unauthenticated("sso.refused", "The provider does not vouch for you; begin again there.");
    }
}
