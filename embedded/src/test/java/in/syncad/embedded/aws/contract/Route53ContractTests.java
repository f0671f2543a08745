package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static software.amazon.awssdk.services.route53.model.ChangeAction.CREATE;
import static software.amazon.awssdk.services.route53.model.ChangeAction.DELETE;
import static software.amazon.awssdk.services.route53.model.ChangeAction.UPSERT;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

@AwsContract
class Route53ContractTests {

    private final Route53Client route53;

    Route53ContractTests(AwsClients clients) {
        this.route53 = clients.route53();
    }

    @Test
    void aNewZoneHasItsNameServersAndAuthority() {
        TestZone zone = TestZone.create(route53);
        assertThat(zone.id()).matches("[A-Z0-9]+");
        assertThat(zone.records()).extracting(ResourceRecordSet::typeAsString).containsExactly("NS", "SOA");
        assertThat(route53.getHostedZone(request -> request.id(zone.id()))
                        .delegationSet()
                        .nameServers())
                .hasSize(4);
    }

    @Test
    void aCallerReferenceMakesOneZoneOnly() {
        String reference = AwsClients.unique("reference");
        route53.createHostedZone(request -> request.name(reference + ".example").callerReference(reference));
        assertThatExceptionOfType(HostedZoneAlreadyExistsException.class)
                .isThrownBy(() -> route53.createHostedZone(
                        request -> request.name(reference + ".example").callerReference(reference)));
    }

    @Test
    void findsAZoneByName() {
        TestZone zone = TestZone.create(route53);
        ListHostedZonesByNameResponse found = route53.listHostedZonesByName(request -> request.dnsName(zone.domain()));
        assertThat(found.hostedZones().getFirst().id()).isEqualTo("/hostedzone/" + zone.id());
    }

    @Test
    void pagesThroughZones() {
        TestZone first = TestZone.create(route53);
        TestZone second = TestZone.create(route53);
        List<String> ids = route53.listHostedZonesPaginator(request -> request.maxItems("1")).hostedZones().stream()
                .map(zone -> zone.id().replace("/hostedzone/", ""))
                .toList();
        assertThat(ids).contains(first.id(), second.id()).doesNotHaveDuplicates();
    }

    @Test
    void aChangeIsPendingThenInSync() {
        TestZone zone = TestZone.create(route53);
        String id = zone.apply(TestZone.change(CREATE, zone.name("green"), "CNAME", "edge." + zone.domain()));
        zone.await(id);
        assertThat(route53.getChange(request -> request.id(id)).changeInfo().statusAsString())
                .isEqualTo("INSYNC");
    }

    @Test
    void aFreshChangeIsPending() {
        TestZone zone = TestZone.create(route53);
        assertThat(route53.changeResourceRecordSets(request -> request.hostedZoneId(zone.id())
                                .changeBatch(batch ->
                                        batch.changes(TestZone.change(CREATE, zone.name("a"), "A", "127.0.0.1"))))
                        .changeInfo()
                        .statusAsString())
                .isEqualTo("PENDING");
    }

    @Test
    void refusesToCreateWhatIsThere() {
        TestZone zone = TestZone.create(route53);
        Change create = TestZone.change(CREATE, zone.name("green"), "A", "127.0.0.1");
        zone.apply(create);
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(() -> zone.apply(create))
                .withMessageContaining("Tried to create resource record set [name='" + zone.name("green")
                        + ".', type='A'] but it already exists");
    }

    @Test
    void upsertIsIdempotentAndReplaces() {
        TestZone zone = TestZone.create(route53);
        zone.apply(TestZone.change(UPSERT, zone.name("green"), "A", "127.0.0.1"));
        zone.apply(TestZone.change(UPSERT, zone.name("green"), "A", "127.0.0.2"));
        zone.apply(TestZone.change(UPSERT, zone.name("green"), "A", "127.0.0.2"));
        assertThat(zone.records())
                .filteredOn(set -> set.typeAsString().equals("A"))
                .singleElement()
                .satisfies(set ->
                        assertThat(set.resourceRecords().getFirst().value()).isEqualTo("127.0.0.2"));
    }

    @Test
    void aBatchHappensAsAWholeOrNotAtAll() {
        TestZone zone = TestZone.create(route53);
        Change good = TestZone.change(CREATE, zone.name("good"), "A", "127.0.0.1");
        Change bad = TestZone.change(DELETE, zone.name("missing"), "A", "127.0.0.1");
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(() -> zone.apply(good, bad))
                .withMessageContaining("but it was not found");
        assertThat(zone.records()).hasSize(2);
    }

    @Test
    void refusesToDeleteOtherValues() {
        TestZone zone = TestZone.create(route53);
        zone.apply(TestZone.change(CREATE, zone.name("green"), "A", "127.0.0.1"));
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(() -> zone.apply(TestZone.change(DELETE, zone.name("green"), "A", "127.0.0.9")))
                .withMessageContaining("but the values provided do not match the current values");
    }

    @Test
    void deletesExactlyWhatIsThere() {
        TestZone zone = TestZone.create(route53);
        zone.apply(TestZone.change(CREATE, zone.name("green"), "A", "127.0.0.1"));
        zone.apply(TestZone.change(DELETE, zone.name("green"), "A", "127.0.0.1"));
        assertThat(zone.records()).hasSize(2);
    }

    @Test
    void refusesANameOutsideTheZone() {
        TestZone zone = TestZone.create(route53);
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(() -> zone.apply(TestZone.change(CREATE, "green.example.org", "A", "127.0.0.1")))
                .withMessageContaining("is not permitted in zone " + zone.domain());
    }

    @Test
    void refusesACanonicalNameBesideOtherRecords() {
        TestZone zone = TestZone.create(route53);
        zone.apply(TestZone.change(CREATE, zone.name("green"), "A", "127.0.0.1"));
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(
                        () -> zone.apply(TestZone.change(CREATE, zone.name("green"), "CNAME", "edge." + zone.domain())))
                .withMessageContaining("RRSet of type CNAME with DNS name " + zone.name("green")
                        + ". is not permitted as it conflicts with other records with the same DNS name");
    }

    @Test
    void refusesTextWithoutQuotationMarks() {
        TestZone zone = TestZone.create(route53);
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(() -> zone.apply(TestZone.change(CREATE, zone.name("text"), "TXT", "bare")))
                .withMessageContaining("Value should be enclosed in quotation marks");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        TestZone zone = TestZone.create(route53);
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(() -> zone.apply(TestZone.change(CREATE, zone.name("green"), "A", "edge.example")));
    }

    @Test
    void refusesMoreThanAThousandRecords() {
        TestZone zone = TestZone.create(route53);
        Change[] changes = new Change[501];
        for (int index = 0; index < changes.length; index++) {
            changes[index] = TestZone.change(UPSERT, zone.name("r" + index), "A", "127.0.0.1");
        }
        assertThatExceptionOfType(InvalidChangeBatchException.class)
                .isThrownBy(() -> zone.apply(changes))
                .withMessageContaining("Number of records limit of 1000 exceeded");
    }

    @Test
    void listsInTheOrderOfReversedNames() {
        TestZone zone = TestZone.create(route53);
        zone.apply(
                TestZone.change(CREATE, zone.name("b.a"), "A", "127.0.0.1"),
                TestZone.change(CREATE, zone.name("c"), "A", "127.0.0.1"),
                TestZone.change(CREATE, zone.name("a"), "TXT", "\"x\""),
                TestZone.change(CREATE, zone.name("a"), "A", "127.0.0.1"));
        assertThat(zone.records().subList(2, 6))
                .extracting(set -> set.name().replace("." + zone.domain() + ".", "") + " " + set.typeAsString())
                .containsExactly("a A", "a TXT", "b.a A", "c A");
    }

    @Test
    void pagesThroughRecords() {
        TestZone zone = TestZone.create(route53);
        zone.apply(
                TestZone.change(CREATE, zone.name("a"), "A", "127.0.0.1"),
                TestZone.change(CREATE, zone.name("b"), "A", "127.0.0.1"),
                TestZone.change(CREATE, zone.name("*"), "A", "127.0.0.1"));
        List<String> names = route53
                .listResourceRecordSetsPaginator(
                        request -> request.hostedZoneId(zone.id()).maxItems("1"))
                .resourceRecordSets()
                .stream()
                .map(ResourceRecordSet::name)
                .toList();
        assertThat(names).hasSize(5).contains("\\052." + zone.domain() + ".");
    }

    @Test
    void startsAListAtANameAndType() {
        TestZone zone = TestZone.create(route53);
        zone.apply(
                TestZone.change(CREATE, zone.name("a"), "A", "127.0.0.1"),
                TestZone.change(CREATE, zone.name("b"), "A", "127.0.0.1"));
        assertThat(route53.listResourceRecordSets(request -> request.hostedZoneId(zone.id())
                                .startRecordName(zone.name("b"))
                                .startRecordType("A")
                                .maxItems("1"))
                        .resourceRecordSets())
                .singleElement()
                .satisfies(set -> assertThat(set.name()).isEqualTo(zone.name("b") + "."));
    }

    @Test
    void keepsAnAlias() {
        TestZone zone = TestZone.create(route53);
        ResourceRecordSet alias = ResourceRecordSet.builder()
                .name(zone.domain())
                .type("A")
                .aliasTarget(target -> target.hostedZoneId(zone.id().replace("/hostedzone/", ""))
                        .dnsName("edge." + zone.domain())
                        .evaluateTargetHealth(false))
                .build();
        zone.apply(Change.builder().action(CREATE).resourceRecordSet(alias).build());
        assertThat(zone.records().getFirst().aliasTarget().dnsName()).startsWith("edge." + zone.domain());
    }

    @Test
    void knowsNoZoneThatIsNotThere() {
        assertThatExceptionOfType(NoSuchHostedZoneException.class)
                .isThrownBy(() -> route53.getHostedZone(request -> request.id("Z00000000000")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void knowsNoChangeThatIsNotThere() {
        assertThatExceptionOfType(NoSuchChangeException.class)
                .isThrownBy(() -> route53.getChange(request -> request.id("C00000000000")));
    }

    @Test
    void checksInputAgainstTheModel() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> route53.getHostedZone(request -> request.id("Z".repeat(40))))
                .withMessageContaining("1 validation error detected")
                .withMessageContaining("Member must have length less than or equal to");
    }

    @Test
    void deletesAnEmptyZoneOnly() {
        TestZone zone = TestZone.create(route53);
        Change record = TestZone.change(CREATE, zone.name("a"), "A", "127.0.0.1");
        zone.apply(record);
        assertThatExceptionOfType(HostedZoneNotEmptyException.class)
                .isThrownBy(() -> route53.deleteHostedZone(request -> request.id(zone.id())));
        zone.apply(record.toBuilder().action(DELETE).build());
        route53.deleteHostedZone(request -> request.id(zone.id()));
        assertThatExceptionOfType(NoSuchHostedZoneException.class)
                .isThrownBy(() -> route53.getHostedZone(request -> request.id(zone.id())));
    }
}
