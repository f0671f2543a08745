package in.syncad.provisioning.registry;

import java.util.Set;
import java.util.regex.Pattern;

/// The label of a school below the base domain: a DNS label (RFC 1123) in lower case, 3 to 40 characters.
public record Slug(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    /// Names that the platform uses itself or will, names that mail and certificate authorities trust (RFC 2142,
    /// CA/Browser Forum 3.2.2.4.4), and names that would let a school pass for us.
    private static final Set<String> RESERVED = Set.of(
            "www",
            "api",
            "admin",
            "administrator",
            "app",
            "apps",
            "assets",
            "auth",
            "billing",
            "blog",
            "cdn",
            "chat",
            "console",
            "dashboard",
            "demo",
            "dev",
            "dns",
            "docs",
            "edge",
            "email",
            "ftp",
            "git",
            "grafana",
            "health",
            "help",
            "hostmaster",
            "imap",
            "info",
            "internal",
            "login",
            "localhost",
            "mail",
            "media",
            "metrics",
            "mta",
            "mx",
            "noreply",
            "no-reply",
            "ns1",
            "ns2",
            "ns3",
            "oauth",
            "ops",
            "pay",
            "payments",
            "pop",
            "pop3",
            "postmaster",
            "prod",
            "production",
            "provisioning",
            "proxy",
            "register",
            "root",
            "school",
            "schools",
            "scs",
            "secure",
            "security",
            "signup",
            "smtp",
            "socket",
            "sso",
            "ssl",
            "ssladmin",
            "sslwebmaster",
            "staging",
            "static",
            "stats",
            "status",
            "support",
            "sync",
            "syncad",
            "syncad-in",
            "sysadmin",
            "system",
            "test",
            "tls",
            "uploads",
            "vpn",
            "webhook",
            "webhooks",
            "webmail",
            "webmaster",
            "autoconfig",
            "autodiscover",
            "mta-sts",
            "wpad",
            "isatap",
            "abuse");

    public Slug {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /// Third and fourth place never both hold a hyphen: DNS keeps those labels (RFC 5891, 4.2.3.1).
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches() && !text.startsWith("--", 2);
    }

    /// Whether no school may have it.
    public boolean isReserved() {
        return RESERVED.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
