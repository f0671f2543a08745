package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.dns.RecordSet;
import java.util.List;
import java.util.Optional;

/// The NS and SOA records that Route 53 puts into every new zone
/// (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html).
final class ZoneDefaults {

    static final List<String> NAME_SERVERS =
            List.of("ns-1.awsdns.invalid.", "ns-2.awsdns.invalid.", "ns-3.awsdns.invalid.", "ns-4.awsdns.invalid.");

    private static final long NS_TTL = 172_800;
    private static final long SOA_TTL = 900;

    private ZoneDefaults() {}

    static List<RecordSet> records(String apex) {
        String authority = NAME_SERVERS.getFirst() + " awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
        return List.of(
                new RecordSet(apex, "NS", NS_TTL, NAME_SERVERS, Optional.empty()),
                new RecordSet(apex, "SOA", SOA_TTL, List.of(authority), Optional.empty()));
    }
}
