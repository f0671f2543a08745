package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.conventions.RandomId;
import in.syncad.embedded.aws.dns.DomainName;
import in.syncad.embedded.aws.dns.RecordKey;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.dns.ZoneRecords;
import in.syncad.embedded.aws.dns.Zones;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The zones and their records. A change is accepted at once, in the API's view, and reaches the name servers after the
/// propagation time; until then `GetChange` says PENDING and DNS answers as before.
public final class HostedZones implements Zones {

    /// With the prefix `/hostedzone/` an id has the 32 characters that the model allows.
    private static final int ID_LENGTH = 20;

    private final Table<HostedZone> zones;
    private final Table<RecordSet> records;
    private final Table<ZoneChange> changes;
    private final Map<String, PublishedRecords> published = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration propagation;

    public HostedZones(Journal journal, Clock clock, Duration propagation) {
        this.zones = journal.table("route53.zones", HostedZone.class);
        this.records = journal.table("route53.records", RecordSet.class);
        this.changes = journal.table("route53.changes", ZoneChange.class);
        this.clock = clock;
        this.propagation = propagation;
        zones.all().forEach(zone -> published.put(zone.id(), new PublishedRecords(stored(zone))));
    }

    @Override
    public Optional<ZoneRecords> closest(String name) {
        return zones.all().stream()
                .filter(zone -> DomainName.within(name, zone.name()))
                .max(Comparator.comparingInt(zone -> zone.name().length()))
                .map(zone -> versions(zone.id()).visible(clock.instant()));
    }

    /// The records of a zone as the API shows them.
    public ZoneRecords accepted(String zoneId) {
        return versions(zone(zoneId).id()).accepted();
    }

    /// The id of the zone with exactly this apex.
    public Optional<String> idOf(String apex) {
        return all().stream()
                .filter(zone -> zone.name().equals(apex))
                .findFirst()
                .map(HostedZone::id);
    }

    /// Makes a zone with these records unless they are there, visible at once; answers its id.
    public synchronized String provision(String apex, List<RecordSet> wanted) {
        String id = idOf(apex)
                .orElseGet(() -> create(apex, "provisioned-" + apex, "").id());
        ZoneRecords present = accepted(id);
        Map<RecordKey, Optional<RecordSet>> missing = new HashMap<>();
        wanted.stream()
                .filter(set -> !present.records().containsKey(set.key()))
                .forEach(set -> missing.put(set.key(), Optional.of(set)));
        store(id, missing);
        versions(id).add(present.with(missing), Instant.MIN);
        return id;
    }

    List<HostedZone> all() {
        return zones.all();
    }

    /// Takes ids with and without their prefix `/hostedzone/`.
    HostedZone zone(String id) {
        String bare = id.substring(id.lastIndexOf('/') + 1);
        return zones.get(bare)
                .orElseThrow(() -> new AwsError("NoSuchHostedZone", "No hosted zone found with ID: " + bare));
    }

    synchronized HostedZone create(String name, String callerReference, String comment) {
        if (all().stream().anyMatch(zone -> zone.callerReference().equals(callerReference))) {
            throw new AwsError(
                    "HostedZoneAlreadyExists",
                    "A hosted zone has already been created with the specified caller reference.");
        }
        HostedZone zone = new HostedZone("Z" + RandomId.capitals(ID_LENGTH - 1), name, callerReference, comment);
        ZoneRecords initial = ZoneRecords.of(name, ZoneDefaults.records(name));
        store(zone.id(), keyed(initial));
        zones.put(zone.id(), zone);
        published.put(zone.id(), new PublishedRecords(initial));
        return zone;
    }

    synchronized void delete(String zoneId) {
        HostedZone zone = zone(zoneId);
        ZoneRecords present = versions(zone.id()).accepted();
        if (present.records().size() > ZoneDefaults.records(zone.name()).size()) {
            throw new AwsError(
                    "HostedZoneNotEmpty",
                    "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
        }
        zones.remove(zone.id());
        Map<RecordKey, Optional<RecordSet>> gone = new HashMap<>();
        present.records().keySet().forEach(key -> gone.put(key, Optional.empty()));
        store(zone.id(), gone);
        published.remove(zone.id());
    }

    /// Applies a batch as a whole or, when any of it is refused, not at all.
    synchronized ZoneChange change(String zoneId, ChangeBatch batch) {
        HostedZone zone = zone(zoneId);
        PublishedRecords versions = versions(zone.id());
        Map<RecordKey, Optional<RecordSet>> difference = batch.difference(versions.accepted());
        ZoneChange change = newChange(batch.comment());
        store(zone.id(), difference);
        versions.add(versions.accepted().with(difference), change.inSyncAt());
        return change;
    }

    ZoneChange newChange(String comment) {
        Instant now = clock.instant();
        ZoneChange change = new ZoneChange("C" + RandomId.capitals(20), now, now.plus(propagation), comment);
        changes.put(change.id(), change);
        return change;
    }

    ZoneChange change(String changeId) {
        String bare = changeId.substring(changeId.lastIndexOf('/') + 1);
        return changes.get(bare)
                .orElseThrow(() ->
                        new AwsError("NoSuchChange", "A change with the specified change ID does not exist: " + bare));
    }

    boolean inSync(ZoneChange change) {
        return !change.inSyncAt().isAfter(clock.instant());
    }

    private PublishedRecords versions(String zoneId) {
        return Optional.ofNullable(published.get(zoneId)).orElseThrow();
    }

    private ZoneRecords stored(HostedZone zone) {
        String prefix = zone.id() + "/";
        return ZoneRecords.of(
                zone.name(), records.entries().subMap(prefix, prefix + "\uFFFF").values());
    }

    private void store(String zoneId, Map<RecordKey, Optional<RecordSet>> difference) {
        Map<String, Optional<RecordSet>> rows = new HashMap<>();
        difference.forEach((key, value) -> rows.put(zoneId + "/" + key.reversedName() + "/" + key.type(), value));
        records.change(rows);
    }

    private static Map<RecordKey, Optional<RecordSet>> keyed(ZoneRecords initial) {
        Map<RecordKey, Optional<RecordSet>> keyed = new HashMap<>();
        initial.records().forEach((key, recordSet) -> keyed.put(key, Optional.of(recordSet)));
        return keyed;
    }
}
