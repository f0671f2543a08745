package in.syncad.embedded.aws;

import in.syncad.embedded.aws.acm.Certificates;
import in.syncad.embedded.aws.dns.DomainName;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.route53.HostedZones;
import in.syncad.embedded.aws.sesv2.Identities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands before the first school: the zone of the base domain with its wildcard and edge records, the wildcard
/// certificate, and the identity that mails come from. Made once; later starts find it.
record Infrastructure(String hostedZoneId, String wildcardCertificateArn) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long TTL = 60;

    static Infrastructure provision(
            String baseDomain, HostedZones zones, Certificates certificates, Identities identities) {
        String apex = DomainName.of(baseDomain);
        String wildcard = "*." + baseDomain;
        String arn = certificates.arnsOf(wildcard).stream()
                .findFirst()
                .orElseGet(() ->
                        certificates.request(List.of(wildcard, baseDomain), "RSA_2048", Optional.empty(), Map.of()));
        List<RecordSet> records = new ArrayList<>();
        for (String name : List.of(apex, "*." + apex, "edge." + apex)) {
            records.add(new RecordSet(name, "A", TTL, List.of(LOOPBACK), Optional.empty()));
        }
        records.addAll(canonicalNames(certificates.validationRecords(arn)));
        records.addAll(canonicalNames(identities.ensure(baseDomain)));
        return new Infrastructure(zones.provision(apex, records), arn);
    }

    private static List<RecordSet> canonicalNames(Map<String, String> targets) {
        return targets.entrySet().stream()
                .map(entry -> new RecordSet(
                        DomainName.of(entry.getKey()), "CNAME", TTL, List.of(entry.getValue()), Optional.empty()))
                .toList();
    }
}
