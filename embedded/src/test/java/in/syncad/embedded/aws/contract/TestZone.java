package in.syncad.embedded.aws.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// A hosted zone of a test's own.
record TestZone(Route53Client route53, String id, String domain) {

    static TestZone create(Route53Client route53) {
        String domain = AwsClients.unique("zone") + ".example";
        String id = route53.createHostedZone(request -> request.name(domain).callerReference(domain))
                .hostedZone()
                .id();
        return new TestZone(route53, id, domain);
    }

    String name(String label) {
        return label + "." + domain;
    }

    static Change change(ChangeAction action, String name, String type, String... values) {
        List<ResourceRecord> records = Arrays.stream(values)
                .map(value -> ResourceRecord.builder().value(value).build())
                .toList();
        ResourceRecordSet set = ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(60L)
                .resourceRecords(records)
                .build();
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    /// The id of the change.
    String apply(Change... changes) {
        return route53.changeResourceRecordSets(
                        request -> request.hostedZoneId(id).changeBatch(batch -> batch.changes(changes)))
                .changeInfo()
                .id();
    }

    void await(String changeId) {
        route53.waiter()
                .waitUntilResourceRecordSetsChanged(
                        request -> request.id(changeId),
                        options -> options.maxAttempts(100)
                                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50))));
    }

    List<ResourceRecordSet> records() {
        return route53
                .listResourceRecordSetsPaginator(request -> request.hostedZoneId(id))
                .resourceRecordSets()
                .stream()
                .toList();
    }
}
