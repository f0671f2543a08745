package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.util.List;
import java.util.Optional;

/// How people may sign in.
///
/// @param signingKeys the name of the secret that holds the keys of access tokens; without it they are signed with
///     the secret in [TokenSettings]
/// @param providers who vouches for people by OpenID Connect
public record SignInSettings(BreachSource breaches, Optional<String> signingKeys, List<OidcProvider> providers) {

    public SignInSettings {
        providers = List.copyOf(providers);
    }

    static SignInSettings from(Variables variables) {
        return new SignInSettings(
                variables.parsed(
                        "BREACHED_PASSWORDS", new BreachSource.None(), BreachSource.EXPECTED, BreachSource::of),
                variables.text("SIGNING_KEYS_SECRET"),
                OidcProviders.from(variables));
    }
}
