package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads who vouches for people: Google by variables of its own, everybody else from a list.
final class OidcProviders {

    private static final String LIST = "OIDC_PROVIDERS";
    private static final String EXPECTED =
            "a JSON array of {\"name\", \"issuer\" (https), \"clientId\", \"clientSecret\", \"redirectUris\": […], "
                    + "\"schools\": [slugs]}, each name once; clientSecret and schools may be absent";
    private static final String GOOGLE = "google";
    private static final URI GOOGLE_ISSUER = URI.create("https://accounts.google.com");

    private OidcProviders() {}

    static List<OidcProvider> from(Variables variables) {
        Optional<OidcProvider> google = google(variables);
        return variables.parsed(LIST, google.stream().toList(), EXPECTED, text -> {
            List<OidcProvider> all = new ArrayList<>(google.stream().toList());
            list(text).forEach(all::add);
            if (all.stream().map(OidcProvider::name).distinct().count() < all.size()) {
                throw new IllegalArgumentException("a name twice");
            }
            return List.copyOf(all);
        });
    }

    /// Set up for the calendar alone it may have no address to come back to.
    private static Optional<OidcProvider> google(Variables variables) {
        Optional<String> client = variables.text("GOOGLE_CLIENT_ID");
        Optional<URI> redirect = variables.address("GOOGLE_REDIRECT_URI");
        if (client.isEmpty() || redirect.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OidcProvider(
                GOOGLE,
                GOOGLE_ISSUER,
                client.get(),
                variables.text("GOOGLE_CLIENT_SECRET"),
                Set.of(redirect.get()),
                Set.of()));
    }

    private static Stream<OidcProvider> list(String text) {
        try {
            JsonNode list = JsonMapper.shared().readTree(text);
            if (!list.isArray()) {
                throw new IllegalArgumentException("not an array");
            }
            return list.valueStream().map(OidcProviders::provider);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    private static OidcProvider provider(JsonNode provider) {
        return new OidcProvider(
                provider.path("name").asString(""),
                URI.create(provider.path("issuer").asString("")),
                provider.path("clientId").asString(""),
                provider.path("clientSecret").asStringOpt(),
                texts(provider.path("redirectUris")).stream().map(URI::create).collect(Collectors.toSet()),
                texts(provider.path("schools")));
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.asString("")).collect(Collectors.toSet());
    }
}
