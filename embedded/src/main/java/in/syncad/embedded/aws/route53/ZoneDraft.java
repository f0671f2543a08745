package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.dns.DomainName;
import in.syncad.embedded.aws.dns.RecordData;
import in.syncad.embedded.aws.dns.RecordKey;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.dns.ZoneRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A zone while a batch is applied to it, change by change; says what is wrong in Route 53's words.
final class ZoneDraft {

    private final String apex;
    private final NavigableMap<RecordKey, RecordSet> records;
    private final Map<RecordKey, Optional<RecordSet>> difference = new HashMap<>();

    ZoneDraft(ZoneRecords zone) {
        this.apex = zone.apex();
        this.records = new TreeMap<>(zone.records());
    }

    Map<RecordKey, Optional<RecordSet>> difference() {
        return difference;
    }

    /// Applies the change all the same when it has faults, so that the next one is judged as Route 53 would.
    List<String> apply(RecordChange change) {
        RecordSet set = change.recordSet();
        return switch (change.action()) {
            case CREATE -> {
                List<String> faults = new ArrayList<>(additionFaults(set));
                if (records.containsKey(set.key())) {
                    faults.add("Tried to create resource record set " + identity(set) + " but it already exists");
                }
                put(set);
                yield faults;
            }
            case UPSERT -> {
                List<String> faults = additionFaults(set);
                put(set);
                yield faults;
            }
            case DELETE -> {
                List<String> faults = deletionFaults(set);
                records.remove(set.key());
                difference.put(set.key(), Optional.empty());
                yield faults;
            }
        };
    }

    private void put(RecordSet set) {
        records.put(set.key(), set);
        difference.put(set.key(), Optional.of(set));
    }

    private List<String> additionFaults(RecordSet set) {
        if (!DomainName.within(set.name(), apex)) {
            return List.of("RRSet with DNS name " + shown(set) + " is not permitted in zone " + apex);
        }
        List<String> faults = new ArrayList<>(valueFaults(set));
        faults.addAll(canonicalNameFaults(set));
        return faults;
    }

    private static List<String> valueFaults(RecordSet set) {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String value : set.values()) {
            RecordData.fault(set.type(), value).ifPresent(fault -> faults.add(invalid(fault, value)));
            if (!seen.add(value)) {
                faults.add("Duplicate Resource Record: '" + value + "'");
            }
        }
        if (set.type().equals("CNAME") && set.values().size() > 1) {
            faults.add("RRSet of type CNAME with DNS name " + shown(set) + " must have exactly one record");
        }
        return faults;
    }

    private static String invalid(String fault, String value) {
        return "Invalid Resource Record: 'FATAL problem: " + fault + " encountered with '" + value + "''";
    }

    /// A name with a CNAME has no other record, and the apex has none (RFC 1034 section 3.6.2).
    private List<String> canonicalNameFaults(RecordSet set) {
        boolean canonical = set.type().equals("CNAME");
        String rrset = "RRSet of type " + set.type() + " with DNS name " + shown(set) + " is not permitted ";
        if (canonical && set.name().equals(apex)) {
            return List.of(rrset + "at apex in zone " + apex);
        }
        String reversed = DomainName.reversed(set.name());
        boolean conflict =
                records.subMap(new RecordKey(reversed, ""), new RecordKey(reversed, "\uFFFF")).keySet().stream()
                        .map(RecordKey::type)
                        .anyMatch(type -> !type.equals(set.type()) && (canonical || type.equals("CNAME")));
        return conflict
                ? List.of(rrset + "as it conflicts with other records with the same DNS name in zone " + apex)
                : List.of();
    }

    private List<String> deletionFaults(RecordSet set) {
        boolean required = set.type().equals("NS") || set.type().equals("SOA");
        if (required && set.name().equals(apex)) {
            return List.of("A HostedZone must contain at least one NS record and exactly one SOA record"
                    + " for the zone itself.");
        }
        RecordSet present = records.get(set.key());
        String attempt = "Tried to delete resource record set " + identity(set) + " but ";
        if (present == null) {
            return List.of(attempt + "it was not found");
        }
        return same(present, set)
                ? List.of()
                : List.of(attempt + "the values provided do not match the current values");
    }

    private static boolean same(RecordSet present, RecordSet given) {
        return present.ttl() == given.ttl()
                && present.alias().equals(given.alias())
                && Set.copyOf(present.values()).equals(Set.copyOf(given.values()));
    }

    private static String identity(RecordSet set) {
        return "[name='" + shown(set) + "', type='" + set.type() + "']";
    }

    private static String shown(RecordSet set) {
        return DomainName.escaped(set.name());
    }
}
