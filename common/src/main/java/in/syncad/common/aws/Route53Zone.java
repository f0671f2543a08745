package in.syncad.common.aws;

import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.dns.ZoneSettings;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// The zone in Route 53. An account has few requests a second for all its zones and for all who use them: changes are
/// collected, and every request waits for its turn.
final class Route53Zone implements DnsZone {

    private static final AwsFailures ROUTE_53 = AwsFailures.quoting("Route 53");
    /// Route 53 refills five requests a second or more, and lets fifty pass at once (developer guide, "Quotas").
    private static final int REQUESTS_A_SECOND = 5;
    private static final int BURST = 20;
    private static final int DELETIONS = 3;
    private static final String TYPES_OF_A_NAME = "20";
    private static final String PAGE = "300";

    private final Route53Client client;
    private final String zone;
    private final Propagation propagation;
    private final TokenBucket turns = new TokenBucket(REQUESTS_A_SECOND, BURST, System::nanoTime);
    private final ChangeCollector changes = new ChangeCollector(turns, this::send);

    Route53Zone(Route53Client client, ZoneSettings settings, Clock clock) {
        this.client = client;
        this.zone = settings.hostedZoneId();
        this.propagation = new Propagation(clock, this::isInSync);
    }

    @Override
    public void upsert(List<DnsRecord> records) {
        changes.submit(records.stream()
                .map(RecordSets::of)
                .map(set -> change(ChangeAction.UPSERT, set))
                .toList());
    }

    @Override
    public void create(DnsRecord dnsRecord) {
        changes.submit(List.of(change(ChangeAction.CREATE, RecordSets.of(dnsRecord))));
    }

    /// Route 53 deletes a record set only when all of it is named as it stands, so it is read first; when it changes
    /// in between, it is read again.
    @Override
    public void delete(String name, DnsRecord.Type type) {
        for (int deletion = 1; ; deletion++) {
            Optional<ResourceRecordSet> standing = standing(name, type);
            if (standing.isEmpty()) {
                return;
            }
            try {
                changes.submit(List.of(change(ChangeAction.DELETE, standing.get())));
                return;
            } catch (OutsideFailure e) {
                if (e.kind() != Kind.PERMANENT || deletion == DELETIONS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Optional<DnsRecord> find(String name, DnsRecord.Type type) {
        return standing(name, type).flatMap(RecordSets::read);
    }

    @Override
    public List<DnsRecord> find(String name) {
        return standing(name).stream()
                .flatMap(set -> RecordSets.read(set).stream())
                .toList();
    }

    @Override
    public List<DnsRecord> all() {
        List<ResourceRecordSet> sets = new ArrayList<>();
        ListResourceRecordSetsResponse page = page(request -> request.maxItems(PAGE));
        sets.addAll(page.resourceRecordSets());
        while (page.isTruncated()) {
            ListResourceRecordSetsResponse before = page;
            page = page(request -> request.maxItems(PAGE)
                    .startRecordName(before.nextRecordName())
                    .startRecordType(before.nextRecordType())
                    .startRecordIdentifier(before.nextRecordIdentifier()));
            sets.addAll(page.resourceRecordSets());
        }
        return sets.stream().flatMap(set -> RecordSets.read(set).stream()).toList();
    }

    @Override
    public void awaitPropagation() {
        propagation.await();
    }

    private Optional<ResourceRecordSet> standing(String name, DnsRecord.Type type) {
        return standing(name).stream()
                .filter(set -> set.typeAsString().equals(type.name()))
                .findFirst();
    }

    /// Lists start at a name and go on behind it.
    private List<ResourceRecordSet> standing(String name) {
        return page(request ->
                        request.startRecordName(RecordSets.absolute(name)).maxItems(TYPES_OF_A_NAME))
                .resourceRecordSets()
                .stream()
                .filter(set -> RecordSets.name(set).equalsIgnoreCase(name))
                .toList();
    }

    private ListResourceRecordSetsResponse page(Consumer<ListResourceRecordSetsRequest.Builder> part) {
        turns.take();
        return ROUTE_53.idempotent(
                "ListResourceRecordSets",
                () -> client.listResourceRecordSets(request -> part.accept(request.hostedZoneId(zone))));
    }

    private void send(List<Change> batch) {
        ChangeInfo info = ROUTE_53.idempotent(
                        "ChangeResourceRecordSets",
                        () -> client.changeResourceRecordSets(
                                request -> request.hostedZoneId(zone).changeBatch(all -> all.changes(batch))))
                .changeInfo();
        propagation.expect(info.id());
    }

    private boolean isInSync(String changeId) {
        turns.take();
        return ROUTE_53.idempotent("GetChange", () -> client.getChange(request -> request.id(changeId)))
                .changeInfo()
                .status()
                .equals(ChangeStatus.INSYNC);
    }

    private static Change change(ChangeAction action, ResourceRecordSet set) {
        return Change.builder().action(action).resourceRecordSet(set).build();
    }
}
