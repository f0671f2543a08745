package in.syncad.embedded.aws.route53;

import in.syncad.embedded.aws.dns.DomainName;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.dns.RecordSet.Alias;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import java.util.List;
import java.util.Optional;

/// One change of a batch: what to do with one record set
/// (https://docs.aws.amazon.com/Route53/latest/APIReference/API_Change.html).
record RecordChange(Action action, RecordSet recordSet) {

    enum Action {
        CREATE,
        UPSERT,
        DELETE
    }

    private static final List<String> ROUTING_POLICIES = List.of(
            "SetIdentifier",
            "Weight",
            "Region",
            "GeoLocation",
            "Failover",
            "MultiValueAnswer",
            "HealthCheckId",
            "TrafficPolicyInstanceId",
            "CidrRoutingConfig",
            "GeoProximityLocation");

    static RecordChange of(Fields change) {
        Action action = Action.valueOf(change.text("Action"));
        Fields set = change.structure("ResourceRecordSet");
        ROUTING_POLICIES.stream().filter(set::has).findFirst().ifPresent(policy -> {
            throw new AwsError("NotImplemented", 501, "The emulator knows simple routing only, no " + policy);
        });
        String name = DomainName.parse(set.text("Name"))
                .orElseThrow(() -> new AwsError(
                        "InvalidChangeBatch", "[Invalid domain name '" + set.text("Name") + "' encountered]"));
        requireOneForm(action, name, set);
        List<String> values = set.structures("ResourceRecords").stream()
                .map(value -> value.text("Value"))
                .toList();
        Optional<Alias> alias = set.optionalStructure("AliasTarget").map(RecordChange::alias);
        long ttl = set.number("TTL").orElse(0L);
        return new RecordChange(action, new RecordSet(name, set.text("Type"), ttl, values, alias));
    }

    private static void requireOneForm(Action action, String name, Fields set) {
        boolean plain = set.has("TTL") && set.has("ResourceRecords");
        boolean any = set.has("TTL") || set.has("ResourceRecords");
        boolean alias = set.has("AliasTarget");
        if (alias ? any : !plain) {
            String found = alias ? "more than one" : "none";
            throw new AwsError(
                    "InvalidInput",
                    "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or "
                            + "TrafficPolicyInstanceId], but found " + found + " in Change with [Action=" + action
                            + ", Name=" + name + ", Type=" + set.text("Type") + ", SetIdentifier=null]");
        }
    }

    private static Alias alias(Fields target) {
        String dnsName = DomainName.parse(target.text("DNSName"))
                .orElseThrow(() -> new AwsError("InvalidChangeBatch", "[Invalid alias target name]"));
        return new Alias(target.text("HostedZoneId"), dnsName, target.flag("EvaluateTargetHealth"));
    }

    /// The weight in the limits of a request: an UPSERT counts twice.
    int weight() {
        return action == Action.UPSERT ? 2 : 1;
    }
}
