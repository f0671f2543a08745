package in.syncad.embedded.aws.dns;

import java.util.List;
import java.util.Optional;

/// All records of one name and type. `ttl` in seconds; a set with an alias has neither values nor a time to live.
public record RecordSet(String name, String type, long ttl, List<String> values, Optional<Alias> alias) {

    /// Points to another name of Route 53 instead of carrying values.
    public record Alias(String hostedZoneId, String dnsName, boolean evaluateTargetHealth) {}

    public RecordSet {
        values = List.copyOf(values);
    }

    public RecordKey key() {
        return RecordKey.of(name, type);
    }
}
