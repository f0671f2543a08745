package in.syncad.api.settings;

import in.syncad.web.LocalHost;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Somebody who vouches for people, by OpenID Connect.
///
/// @param name by which clients choose it
/// @param issuer with its description below it; what it signs names it exactly so
/// @param clientSecret empty where this service has none there
/// @param redirectUris where it may send people back to
/// @param schools slugs of those whose people it may vouch for. None means all: whoever runs the provider can then sign
///     in as anybody with a mail address
public record OidcProvider(
        String name,
        URI issuer,
        String clientId,
        Optional<String> clientSecret,
        Set<URI> redirectUris,
        Set<String> schools) {

    /// @throws IllegalArgumentException when something is missing, or the issuer could be overheard
    public OidcProvider {
        redirectUris = Set.copyOf(redirectUris);
        schools = Set.copyOf(schools);
        boolean overheard = !"https".equals(issuer.getScheme())
                && !("http".equals(issuer.getScheme()) && LocalHost.is(String.valueOf(issuer.getHost())));
        if (name.isBlank() || clientId.isBlank() || redirectUris.isEmpty() || overheard) {
            throw new IllegalArgumentException("not an OpenID Connect provider");
        }
    }

    public boolean serves(String slug) {
        return schools.isEmpty() || schools.contains(slug);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "OidcProvider[%s, %s]".formatted(name, issuer);
    }
}
