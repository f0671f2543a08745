package in.syncad.common.aws;

import in.syncad.common.dns.DnsRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// Our records in Route 53's writing and back: names end in a dot and escape some characters in octal, TXT values are
/// quoted strings of at most 255 characters (developer guide, "DNS domain name format" and "TXT record type").
final class RecordSets {

    private static final int LONGEST_STRING = 255;
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
    private static final Pattern BETWEEN_STRINGS = Pattern.compile("\"\\s+\"");

    private RecordSets() {}

    static ResourceRecordSet of(DnsRecord dnsRecord) {
        return ResourceRecordSet.builder()
                .name(absolute(dnsRecord.name()))
                .type(dnsRecord.type().name())
                .ttl(dnsRecord.ttl().toSeconds())
                .resourceRecords(dnsRecord.values().stream()
                        .map(value -> dnsRecord.type() == DnsRecord.Type.TXT ? quoted(value) : value)
                        .map(value -> ResourceRecord.builder().value(value).build())
                        .toList())
                .build();
    }

    /// Empty for what our records cannot express: other types, and aliases.
    static Optional<DnsRecord> read(ResourceRecordSet set) {
        return Stream.of(DnsRecord.Type.values())
                .filter(type -> type.name().equals(set.typeAsString()) && set.aliasTarget() == null)
                .findFirst()
                .map(type -> new DnsRecord(name(set), type, Duration.ofSeconds(set.ttl()), values(set, type)));
    }

    static String absolute(String name) {
        return name.toLowerCase(Locale.ROOT) + '.';
    }

    static String name(ResourceRecordSet set) {
        return withoutFinalDot(unescaped(set.name()));
    }

    private static List<String> values(ResourceRecordSet set, DnsRecord.Type type) {
        return set.resourceRecords().stream()
                .map(ResourceRecord::value)
                .map(value -> switch (type) {
                    case A, AAAA -> value;
                    case CNAME -> withoutFinalDot(value);
                    case TXT -> unquoted(value);
                })
                .toList();
    }

    private static String quoted(String value) {
        StringBuilder strings = new StringBuilder();
        for (int start = 0; start == 0 || start < value.length(); start += LONGEST_STRING) {
            String part = value.substring(start, Math.min(value.length(), start + LONGEST_STRING));
            strings.append(strings.isEmpty() ? "\"" : " \"")
                    .append(part.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return strings.toString();
    }

    private static String unquoted(String value) {
        String joined = BETWEEN_STRINGS.matcher(value).replaceAll("");
        return joined.substring(1, joined.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static String unescaped(String name) {
        return OCTAL.matcher(name).replaceAll(escape -> String.valueOf((char) Integer.parseInt(escape.group(1), 8)));
    }

    private static String withoutFinalDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
