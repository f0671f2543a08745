package in.syncad.common.dns;

import java.time.Duration;
import java.util.List;

/// A record set: all values of one name and type. `name` is absolute without the final dot; TXT values come unquoted.
public record DnsRecord(String name, Type type, Duration ttl, List<String> values) {

    public DnsRecord {
        values = List.copyOf(values);
        if (name.isBlank() || name.endsWith(".") || values.isEmpty()) {
            throw new IllegalArgumentException("a DNS record needs a name without final dot, and values: " + name);
        }
    }

    /// The types that schools and the validation of certificates need.
    public enum Type {
        A,
        AAAA,
        CNAME,
        TXT
    }
}
