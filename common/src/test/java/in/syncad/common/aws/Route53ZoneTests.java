package in.syncad.common.aws;

import static in.syncad.common.aws.Cloud.AWS;
import static in.syncad.common.aws.Cloud.address;
import static in.syncad.common.aws.Cloud.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.faults.Fault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class Route53ZoneTests {

    private static final String CHANGE = "route53.ChangeResourceRecordSets";
    private static final Duration TTL = Duration.ofMinutes(1);

    private final DnsZone zone = Cloud.zone();
    private final String host = Cloud.newHost();

    @AfterEach
    void clearFaults() {
        AWS.faults().clear();
    }

    @Test
    void nameServersAnswerWithWhatWasPut() throws Exception {
        DnsRecord text = new DnsRecord(host, DnsRecord.Type.TXT, TTL, List.of("say \"hello\"", "second"));
        zone.upsert(List.of(address(host), text));
        zone.awaitPropagation();

        assertThat(zone.find(host)).containsExactlyInAnyOrder(address(host), text);
        assertThat(zone.find(host, DnsRecord.Type.TXT)).contains(text);
        assertThat(answers(host, Type.A)).hasSize(1).first().asString().contains("127.0.0.1");
        assertThat(answers(host, Type.TXT)).hasSize(2);
    }

    @Test
    void replacesAndDeletesWhateverStands() {
        zone.upsert(List.of(address(host)));
        zone.upsert(
                List.of(new DnsRecord(host, DnsRecord.Type.A, TTL.multipliedBy(5), List.of("127.0.0.2", "127.0.0.3"))));

        zone.delete(host, DnsRecord.Type.A);
        zone.delete(host, DnsRecord.Type.A);

        assertThat(zone.find(host)).isEmpty();
    }

    @Test
    void createsOnlyWhereNothingStandsInTheWay() {
        zone.create(address(host));
        DnsRecord other = new DnsRecord(host, DnsRecord.Type.A, TTL, List.of("127.0.0.2"));
        DnsRecord alias = new DnsRecord(host, DnsRecord.Type.CNAME, TTL, List.of("edge.syncad.in"));

        assertThat(failureOf(() -> zone.create(other)).kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failureOf(() -> zone.create(alias)).kind()).isEqualTo(Kind.PERMANENT);

        assertThat(zone.find(host)).containsExactly(address(host));
    }

    @Test
    void findsNothingOfNamesNearby() {
        zone.upsert(List.of(address("below." + host)));

        assertThat(zone.find(host)).isEmpty();
        assertThat(zone.find(host, DnsRecord.Type.A)).isEmpty();
        zone.delete(host, DnsRecord.Type.A);
        assertThat(zone.find("below." + host)).hasSize(1);
    }

    @Test
    void manyAtOnceShareRequests() throws Exception {
        long before = AWS.calls(CHANGE);
        List<String> hosts = Stream.generate(Cloud::newHost).limit(100).toList();

        atOnce(hosts.stream()
                .<Runnable>map(name -> () -> zone.upsert(List.of(address(name))))
                .toList());

        assertThat(AWS.calls(CHANGE) - before).isLessThan(15);
        assertThat(AWS.records().stream().map(RecordSet::name).map(name -> name.replaceFirst("\\.$", "")))
                .containsAll(hosts);
    }

    @Test
    void aRefusedRecordFailsAloneAmongMany() throws Exception {
        List<String> hosts = Stream.generate(Cloud::newHost).limit(20).toList();
        List<Runnable> calls = new ArrayList<>();
        List<OutsideFailure> failures = new ArrayList<>();
        hosts.forEach(name -> calls.add(() -> zone.upsert(List.of(address(name)))));
        calls.add(10, () -> failures.add(failureOf(() -> zone.upsert(List.of(address("elsewhere.example"))))));

        atOnce(calls);

        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(failure).hasMessageContaining("InvalidChangeBatch").hasMessageContaining("elsewhere.example");
        });
        assertThat(hosts).allSatisfy(name -> assertThat(recordsOf(name)).hasSize(1));
    }

    @Test
    void lostRepliesHaveNoSecondEffect() {
        AWS.faults().next(CHANGE, Fault.timeoutAfterCommit());
        zone.upsert(List.of(address(host)));
        assertThat(recordsOf(host)).hasSize(1);

        AWS.faults().next(CHANGE, Fault.timeoutAfterCommit());
        zone.delete(host, DnsRecord.Type.A);
        assertThat(recordsOf(host)).isEmpty();
    }

    @Test
    void throttlingAndUnfinishedPriorRequestsAreWaitedOut() {
        AWS.faults().next(CHANGE, Fault.throttle(), 2);
        AWS.faults()
                .next(
                        CHANGE,
                        Fault.error("PriorRequestNotComplete", 400, "The request was rejected: still processing."),
                        2);

        zone.upsert(List.of(address(host)));

        assertThat(recordsOf(host)).hasSize(1);
    }

    @Test
    void whatDoesNotEndIsTransient() {
        AWS.faults().always(CHANGE, Fault.serverError(500));

        assertThat(failureOf(() -> zone.upsert(List.of(address(host)))).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(recordsOf(host)).isEmpty();
    }

    private static List<RecordSet> recordsOf(String name) {
        return AWS.records().stream()
                .filter(set -> set.name().replaceFirst("\\.$", "").equals(name))
                .toList();
    }

    private static List<Record> answers(String name, int type) throws Exception {
        SimpleResolver resolver =
                new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), AWS.dnsPort()));
        Message answer =
                resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        return answer.getSection(Section.ANSWER);
    }

    private static void atOnce(List<Runnable> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            calls.forEach(call -> running.add(threads.submit(call)));
            for (Future<?> call : running) {
                call.get();
            }
        }
    }
}
