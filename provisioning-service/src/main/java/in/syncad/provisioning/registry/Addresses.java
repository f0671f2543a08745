package in.syncad.provisioning.registry;

import in.syncad.common.settings.Variables;
import java.net.URI;
import java.util.regex.Pattern;

/// Where schools are reached.
///
/// @param baseDomain a school's host is one label below it
/// @param urlTemplate with `{slug}` in it
/// @param dnsTarget where the records of schools point to: an IPv4 address, or a host name without a final dot
public record Addresses(String baseDomain, String urlTemplate, String dnsTarget) {

    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

    private static final Pattern TARGET = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final String TARGET_EXPECTED = "an IPv4 address or a host name such as edge.syncad.in";

    public static Addresses from(Variables variables) {
        String baseDomain = variables.parsed("BASE_DOMAIN", "syncad.in", "a domain such as syncad.in", value -> {
            if (!DOMAIN.matcher(value).matches()) {
                throw new IllegalArgumentException("not a domain");
            }
            return value;
        });
        String https = "https://{slug}." + baseDomain;
        return new Addresses(
                baseDomain,
                variables.parsed("SCHOOL_URL_TEMPLATE", https, "a URL with {slug} in it, such as " + https, value -> {
                    if (!value.contains("{slug}")
                            || URI.create(value.replace("{slug}", "x")).getHost() == null) {
                        throw new IllegalArgumentException("not a URL with {slug}");
                    }
                    return value;
                }),
                variables.parsed("SCHOOL_DNS_TARGET", "edge." + baseDomain, TARGET_EXPECTED, value -> {
                    if (!TARGET.matcher(value).matches()) {
                        throw new IllegalArgumentException("neither address nor host");
                    }
                    return value;
                }));
    }

    public String host(Slug slug) {
        return slug + "." + baseDomain;
    }

    public URI url(Slug slug) {
        return URI.create(urlTemplate.replace("{slug}", slug.value()));
    }
}
