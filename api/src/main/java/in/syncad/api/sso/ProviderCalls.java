package in.syncad.api.sso;

import in.syncad.api.settings.OidcProvider;
import in.syncad.api.sso.IdentityProvider.Described;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// Asks a provider, with patience that ends and without following it elsewhere.
final class ProviderCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final OidcProvider provider;
    private final Clock clock;
    private final JdkClientHttpRequestFactory http;
    private final RestClientAuthorizationCodeTokenResponseClient codes =
            new RestClientAuthorizationCodeTokenResponseClient();

    ProviderCalls(OidcProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        http.setReadTimeout(PATIENCE);
        codes.setRestClient(RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    OAuth2AccessTokenResponse exchange(OAuth2AuthorizationCodeGrantRequest code) {
        return codes.getTokenResponse(code);
    }

    /// @throws IllegalArgumentException when it is another issuer than the one that was set up
    Described describe() {
        String issuer = provider.issuer().toString();
        Map<String, Object> description = RestClient.builder()
                .requestFactory(http)
                .build()
                .get()
                .uri(issuer.replaceFirst("/$", "") + DESCRIPTION)
                .retrieve()
                .requiredBody(new ParameterizedTypeReference<>() {});
        if (!issuer.equals(description.get("issuer"))) {
            throw new IllegalArgumentException("another issuer");
        }
        ClientRegistration.Builder registration = ClientRegistrations.fromOidcConfiguration(description)
                .registrationId(provider.name())
                .clientId(provider.clientId())
                .redirectUri(provider.redirectUris().iterator().next().toString());
        provider.clientSecret()
                .ifPresentOrElse(
                        registration::clientSecret,
                        () -> registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE));
        ClientRegistration registered = registration.build();
        return new Described(registered, decoder(registered));
    }

    /// Keys are those that the provider publishes, and its signatures of the one kind that all of them know.
    private NimbusJwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(new RestTemplate(http))
                .build();
        JwtTimestampValidator time = new JwtTimestampValidator();
        time.setClock(clock);
        OidcIdTokenValidator identity = new OidcIdTokenValidator(registration);
        identity.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(time, identity)));
        return decoder;
    }
}
