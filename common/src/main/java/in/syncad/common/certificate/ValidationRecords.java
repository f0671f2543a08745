package in.syncad.common.certificate;

import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.outside.OutsideFailure;
import java.util.ArrayList;
import java.util.List;

/// Puts the records by which an issuer sees that a host is ours. They stand below the host (`_acme-challenge.host`),
/// and a name with something below it is no longer matched by the zone's wildcard (RFC 4592, section 2.2.2): without
/// a record of its own the host would vanish. So both go out in one change, and without the own record nothing does.
public record ValidationRecords(DnsZone zone) {

    public void put(String host, DnsRecord validation) {
        List<DnsRecord> records = new ArrayList<>(zone.find(host));
        if (records.isEmpty()) {
            throw new OutsideFailure(
                    OutsideFailure.Kind.PERMANENT,
                    "certificate for %s: the host needs a DNS record of its own first".formatted(host));
        }
        records.add(validation);
        zone.upsert(records);
    }

    public void remove(DnsRecord validation) {
        remove(validation.name(), validation.type());
    }

    public void remove(String name, DnsRecord.Type type) {
        zone.delete(name, type);
    }
}
