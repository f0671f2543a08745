package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import in.syncad.web.LocalHost;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Under which host names this service is reached: `{slug}.<baseDomain>` and `{slug}.localhost` name a school; the
/// shared ones name none, there the access token does.
public record HostSettings(String baseDomain, Set<String> shared) {

    public HostSettings {
        shared = Set.copyOf(shared);
    }

    static HostSettings from(Variables variables) {
        String baseDomain = variables.text("BASE_DOMAIN", "syncad.in").toLowerCase(Locale.ROOT);
        if (!baseDomain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            variables.wrong("BASE_DOMAIN", "has a wrong value", "a domain such as syncad.in");
        }
        Stream<String> named = Arrays.stream(variables.text("API_HOST", "").split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty());
        return new HostSettings(
                baseDomain,
                Stream.of(named, LocalHost.NAMES.stream(), Stream.of("api." + baseDomain))
                        .flatMap(names -> names)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isShared(String host) {
        return shared.contains(host);
    }

    /// The one label before the base domain, if that is all there is before it.
    public Optional<String> slugOf(String host) {
        return before(host, "." + baseDomain).or(() -> before(host, ".localhost"));
    }

    private static Optional<String> before(String host, String suffix) {
        return host.endsWith(suffix)
                ? Optional.of(host.substring(0, host.length() - suffix.length()))
                        .filter(label -> !label.isEmpty() && label.indexOf('.') < 0)
                : Optional.empty();
    }
}
