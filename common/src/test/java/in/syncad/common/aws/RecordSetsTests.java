package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.dns.DnsRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class RecordSetsTests {

    private static final Duration TTL = Duration.ofMinutes(1);

    @Test
    void quotesTextAndReadsItBack() {
        DnsRecord text = new DnsRecord("x.syncad.in", DnsRecord.Type.TXT, TTL, List.of("say \"a\\b\"", "second"));

        assertThat(RecordSets.of(text).resourceRecords())
                .extracting(ResourceRecord::value)
                .containsExactly("\"say \\\"a\\\\b\\\"\"", "\"second\"");
        assertThat(RecordSets.read(RecordSets.of(text))).contains(text);
    }

    @Test
    void splitsLongTextIntoStringsOf255Characters() {
        DnsRecord text = new DnsRecord("x.syncad.in", DnsRecord.Type.TXT, TTL, List.of("k".repeat(600)));

        assertThat(RecordSets.of(text).resourceRecords().getFirst().value())
                .isEqualTo("\"%s\" \"%s\" \"%s\"".formatted("k".repeat(255), "k".repeat(255), "k".repeat(90)));
        assertThat(RecordSets.read(RecordSets.of(text))).contains(text);
    }

    @Test
    void readsEscapedNamesAndFinalDots() {
        ResourceRecordSet standing = ResourceRecordSet.builder()
                .name("\\052.syncad.in.")
                .type(RRType.CNAME)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder().value("edge.example.").build())
                .build();

        assertThat(RecordSets.read(standing))
                .contains(new DnsRecord("*.syncad.in", DnsRecord.Type.CNAME, TTL, List.of("edge.example")));
    }

    @Test
    void passesOverAliasesAndOtherTypes() {
        ResourceRecordSet alias = ResourceRecordSet.builder()
                .name("syncad.in.")
                .type(RRType.A)
                .aliasTarget(AliasTarget.builder().dnsName("balancer.example.").build())
                .build();

        assertThat(RecordSets.read(alias)).isEmpty();
        assertThat(RecordSets.read(alias.toBuilder().type(RRType.NS).build())).isEmpty();
    }
}
