package in.syncad.embedded.aws.dns;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The records of one zone at one moment, immutable.
public final class ZoneRecords {

    private final String apex;
    private final NavigableMap<RecordKey, RecordSet> records;

    private ZoneRecords(String apex, NavigableMap<RecordKey, RecordSet> records) {
        this.apex = apex;
        this.records = Collections.unmodifiableNavigableMap(records);
    }

    public static ZoneRecords of(String apex, Collection<RecordSet> recordSets) {
        NavigableMap<RecordKey, RecordSet> records = new TreeMap<>();
        recordSets.forEach(recordSet -> records.put(recordSet.key(), recordSet));
        return new ZoneRecords(apex, records);
    }

    public String apex() {
        return apex;
    }

    public NavigableMap<RecordKey, RecordSet> records() {
        return records;
    }

    public Optional<RecordSet> find(String name, String type) {
        return Optional.ofNullable(records.get(RecordKey.of(name, type)));
    }

    /// This zone with some record sets put or, where empty, removed.
    public ZoneRecords with(Map<RecordKey, Optional<RecordSet>> changes) {
        NavigableMap<RecordKey, RecordSet> changed = new TreeMap<>(records);
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(present -> changed.put(key, present), () -> changed.remove(key)));
        return new ZoneRecords(apex, changed);
    }

    /// What stands at `name`, by type. Empty: the name does not exist. An empty map: it exists, without records,
    /// because there are names below it. Wildcards as in RFC 4592: one stands in only for names that do not exist,
    /// and only the one directly below the closest name that does.
    Optional<Map<String, RecordSet>> at(String name) {
        if (exists(name)) {
            return Optional.of(exactly(name));
        }
        String wildcard = "*." + closestEncloser(name);
        return exists(wildcard) ? Optional.of(exactly(wildcard)) : Optional.empty();
    }

    private String closestEncloser(String name) {
        String candidate = name;
        while (!candidate.equals(apex) && !exists(candidate)) {
            candidate = candidate.substring(candidate.indexOf('.') + 1);
        }
        return candidate;
    }

    private boolean exists(String name) {
        String reversed = DomainName.reversed(name);
        return Optional.ofNullable(records.ceilingKey(new RecordKey(reversed, "")))
                .filter(key -> key.reversedName().startsWith(reversed))
                .isPresent();
    }

    private Map<String, RecordSet> exactly(String name) {
        String reversed = DomainName.reversed(name);
        Map<String, RecordSet> byType = new HashMap<>();
        records.subMap(new RecordKey(reversed, ""), new RecordKey(reversed, "\uFFFF"))
                .forEach((key, recordSet) -> byType.put(key.type(), recordSet));
        return byType;
    }
}
