package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.dns.DomainName;
import in.syncad.embedded.aws.dns.RecordKey;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import java.util.List;
import java.util.Optional;

/// Operations on the records of a zone.
public final class RecordOperations {

    private static final int USUAL_PAGE = 300;

    private final HostedZones zones;

    public RecordOperations(HostedZones zones) {
        this.zones = zones;
    }

    public void register(Operations operations) {
        operations.on(AwsService.ROUTE53, "ChangeResourceRecordSets", this::changeResourceRecordSets);
        operations.on(AwsService.ROUTE53, "GetChange", this::getChange);
        operations.on(AwsService.ROUTE53, "ListResourceRecordSets", this::listResourceRecordSets);
    }

    static Fields shown(ZoneChange change, boolean inSync) {
        return Fields.of("Id", "/change/" + change.id())
                .with("Status", inSync ? "INSYNC" : "PENDING")
                .with("SubmittedAt", change.submittedAt())
                .with("Comment", Optional.of(change.comment()).filter(comment -> !comment.isEmpty()));
    }

    /// The size of a page, which Route 53 carries as text.
    static int pageSize(Fields request, int usual) {
        String text = request.optionalText("MaxItems").orElse(String.valueOf(usual));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new AwsError("InvalidInput", "MaxItems must be a positive number, not '" + text + "'");
        }
        return Math.min(Integer.parseInt(text), usual);
    }

    private Fields changeResourceRecordSets(Fields request) {
        ChangeBatch batch = ChangeBatch.of(request.structure("ChangeBatch"));
        ZoneChange change = zones.change(request.text("HostedZoneId"), batch);
        return Fields.of("ChangeInfo", shown(change, false));
    }

    /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetChange.html
    private Fields getChange(Fields request) {
        ZoneChange change = zones.change(request.text("Id"));
        return Fields.of("ChangeInfo", shown(change, zones.inSync(change)));
    }

    /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
    private Fields listResourceRecordSets(Fields request) {
        int size = pageSize(request, USUAL_PAGE);
        List<RecordSet> rest =
                zones.accepted(request.text("HostedZoneId")).records().tailMap(start(request), true).values().stream()
                        .limit(size + 1L)
                        .toList();
        Optional<RecordSet> next = rest.stream().skip(size).findFirst();
        return Fields.of(
                        "ResourceRecordSets",
                        rest.stream().limit(size).map(RecordOperations::shown).toList())
                .with("IsTruncated", next.isPresent())
                .with("MaxItems", String.valueOf(size))
                .with("NextRecordName", next.map(RecordSet::name).map(DomainName::escaped))
                .with("NextRecordType", next.map(RecordSet::type));
    }

    private static RecordKey start(Fields request) {
        Optional<String> type = request.optionalText("StartRecordType");
        Optional<String> name = request.optionalText("StartRecordName");
        if (type.isPresent() && name.isEmpty()) {
            throw new AwsError("InvalidInput", "The input is not valid: a type needs a name to start from");
        }
        if (request.has("StartRecordIdentifier")) {
            throw new AwsError("NotImplemented", 501, "The emulator knows simple routing only, no SetIdentifier");
        }
        return name.map(text -> DomainName.parse(text)
                        .orElseThrow(() -> new AwsError("InvalidInput", "Invalid record name '" + text + "'")))
                .map(parsed -> RecordKey.of(parsed, type.orElse("")))
                .orElse(new RecordKey("", ""));
    }

    private static Fields shown(RecordSet set) {
        Fields common = Fields.of("Name", DomainName.escaped(set.name())).with("Type", set.type());
        return set.alias()
                .map(alias -> common.with("AliasTarget", shown(alias)))
                .orElseGet(() -> common.with("TTL", set.ttl())
                        .with(
                                "ResourceRecords",
                                set.values().stream()
                                        .map(value -> Fields.of("Value", value))
                                        .toList()));
    }

    private static Fields shown(RecordSet.Alias alias) {
        return Fields.of("HostedZoneId", alias.hostedZoneId())
                .with("DNSName", alias.dnsName())
                .with("EvaluateTargetHealth", alias.evaluateTargetHealth());
    }
}
