package in.syncad.embedded.aws.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/// Domain names in the one form used here: absolute, lower case, `*` for a wildcard label.
public final class DomainName {

    private DomainName() {}

    /// The normal form of `text`; empty when it is no domain name.
    public static Optional<String> parse(String text) {
        try {
            return Optional.of(normal(Name.fromString(text, Name.root)));
        } catch (TextParseException e) {
            return Optional.empty();
        }
    }

    /// The normal form of a name that is known to be one.
    public static String of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no domain name"));
    }

    static String normal(Name name) {
        return name.canonicalize().toString();
    }

    /// Whether `name` is `apex` or lies below it.
    public static boolean within(String name, String apex) {
        return name.equals(apex) || name.endsWith("." + apex);
    }

    /// The labels in reverse with a dot at the end, `in.syncad.green.`: the order in which Route 53 lists
    /// (https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html).
    public static String reversed(String name) {
        List<String> labels = new ArrayList<>(List.of(escaped(name).split("\\.")));
        Collections.reverse(labels);
        return String.join(".", labels) + ".";
    }

    /// Route 53 shows a wildcard label as its code
    /// (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html).
    public static String escaped(String name) {
        return name.replace("*", "\\052");
    }
}
