package in.syncad.api.sso;

import in.syncad.api.settings.OidcProvider;
import in.syncad.api.settings.SignInSettings;
import in.syncad.api.signin.Device;
import in.syncad.api.signin.Entrance;
import in.syncad.api.signin.Entrances;
import in.syncad.api.users.Login;
import in.syncad.api.users.SigningIn;
import in.syncad.api.users.Users;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets people in whose mail address a provider has verified, if their school has an account with it. It never makes
/// one, and a second factor is asked for as ever.
@Component
class SingleSignOn {

    private static final Logger log = LoggerFactory.getLogger(SingleSignOn.class);

    private final Map<String, IdentityProvider> providers;
    private final Users users;
    private final Entrances entrances;

    SingleSignOn(SignInSettings settings, Users users, Entrances entrances, Clock clock) {
        this.providers = settings.providers().stream()
                .collect(Collectors.toUnmodifiableMap(
                        OidcProvider::name, provider -> new IdentityProvider(provider, clock)));
        this.users = users;
        this.entrances = entrances;
        if (providers.isEmpty()) {
            log.info("nobody signs in by OpenID Connect: neither GOOGLE_* nor OIDC_PROVIDERS is set");
        }
    }

    /// @throws Refused 404 `sso.unknown` when the provider is not set up, or not for this school; 422; 401 when it does
    ///     not vouch, or nobody here has that address; 503 when it is away
    Entrance enter(Vouching vouching, Device device) {
        IdentityProvider provider = Optional.ofNullable(providers.get(vouching.provider()))
                .filter(known -> known.serves(CurrentSchool.get().slug()))
                .orElseThrow(() -> Refused.notFound("sso.unknown", "This school has no such provider of sign-ins."));
        SigningIn account = login(provider.verifiedAddress(vouching))
                .flatMap(users::signingIn)
                .orElseThrow(() -> Refused.unauthenticated(
                        "sso.no-account", "Nobody at this school has the mail address that you have there."));
        return entrances.enter(account, device);
    }

    /// Providers take addresses that we do not.
    private static Optional<Login> login(String address) {
        try {
            return Optional.of(new Login.Mail(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
