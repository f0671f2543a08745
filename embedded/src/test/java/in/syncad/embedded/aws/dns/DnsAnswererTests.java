package in.syncad.embedded.aws.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsAnswererTests {

    private final List<RecordSet> records = new ArrayList<>(List.of(
            set("syncad.in.", "SOA", "ns-1.awsdns.invalid. hostmaster.invalid. 1 7200 900 1209600 86400"),
            set("*.syncad.in.", "A", "127.0.0.1"),
            set("edge.syncad.in.", "A", "127.0.0.2"),
            set("edge.syncad.in.", "AAAA", "::1"),
            set("green.syncad.in.", "CNAME", "edge.syncad.in."),
            set("_acme-challenge.blue.syncad.in.", "TXT", "\"token one\"", "\"two\"")));
    private final DnsAnswerer answerer = new DnsAnswerer(name -> DomainName.within(name, "syncad.in.")
            ? Optional.of(ZoneRecords.of("syncad.in.", records))
            : Optional.empty());

    private static RecordSet set(String name, String type, String... values) {
        return new RecordSet(name, type, 60, List.of(values), Optional.empty());
    }

    private Message ask(String name, String type) throws Exception {
        Record question = Record.newRecord(Name.fromString(name), Type.value(type), DClass.IN);
        return answerer.answer(Message.newQuery(question));
    }

    private static List<String> answers(Message reply) {
        return reply.getSection(Section.ANSWER).stream()
                .map(record -> record.getName() + " " + Type.string(record.getType()) + " " + record.rdataToString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "edge.syncad.in., A, edge.syncad.in. A 127.0.0.2",
        "EDGE.SyncAD.in., A, EDGE.SyncAD.in. A 127.0.0.2",
        "edge.syncad.in., AAAA, edge.syncad.in. AAAA 0:0:0:0:0:0:0:1",
        "anything.syncad.in., A, anything.syncad.in. A 127.0.0.1",
        "deep.below.syncad.in., A, deep.below.syncad.in. A 127.0.0.1",
        "green.syncad.in., CNAME, green.syncad.in. CNAME edge.syncad.in.",
    })
    void answersWithTheRecord(String name, String type, String expected) throws Exception {
        Message reply = ask(name, type);
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(reply.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(answers(reply)).containsExactly(expected);
    }

    @Test
    void followsACanonicalName() throws Exception {
        assertThat(answers(ask("green.syncad.in.", "A")))
                .containsExactly("green.syncad.in. CNAME edge.syncad.in.", "edge.syncad.in. A 127.0.0.2");
    }

    @Test
    void givesAllTextsOfOneName() throws Exception {
        assertThat(answers(ask("_acme-challenge.blue.syncad.in.", "TXT")))
                .containsExactlyInAnyOrder(
                        "_acme-challenge.blue.syncad.in. TXT \"token one\"",
                        "_acme-challenge.blue.syncad.in. TXT \"two\"");
    }

    /// RFC 4592 section 2.2.2: below `blue` there is a record, so `blue` exists, so the wildcard leaves it alone.
    @Test
    void aWildcardDoesNotCoverANameThatOnlyHasNamesBelowIt() throws Exception {
        Message reply = ask("blue.syncad.in.", "A");
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answers(reply)).isEmpty();
        assertThat(reply.getSection(Section.AUTHORITY)).hasSize(1);
    }

    /// RFC 4592 section 3.3: the closest encloser of this name is `edge`, which has no wildcard below it.
    @Test
    void aWildcardStandsInBelowTheClosestNameOnly() throws Exception {
        Message reply = ask("www.edge.syncad.in.", "A");
        assertThat(reply.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(answers(reply)).isEmpty();
    }

    @Test
    void aWildcardWithoutTheTypeHasNoData() throws Exception {
        Message reply = ask("anything.syncad.in.", "TXT");
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answers(reply)).isEmpty();
    }

    @Test
    void anAbsenceCarriesTheAuthorityForItsLifetime() throws Exception {
        records.removeIf(record -> record.name().startsWith("*"));
        Message reply = ask("nowhere.syncad.in.", "A");
        assertThat(reply.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(reply.getSection(Section.AUTHORITY)).singleElement().satisfies(soa -> {
            assertThat(soa.getType()).isEqualTo(Type.SOA);
            assertThat(soa.getTTL()).isEqualTo(60);
        });
    }

    @Test
    void resolvesAnAliasToItsTarget() throws Exception {
        records.add(new RecordSet(
                "syncad.in.", "A", 0, List.of(), Optional.of(new RecordSet.Alias("Z1", "edge.syncad.in.", false))));
        assertThat(answers(ask("syncad.in.", "A"))).containsExactly("syncad.in. A 127.0.0.2");
    }

    @Test
    void anAliasToNowhereHasNoData() throws Exception {
        records.add(new RecordSet(
                "syncad.in.", "A", 0, List.of(), Optional.of(new RecordSet.Alias("Z1", "x.elb.example.", false))));
        assertThat(ask("syncad.in.", "A").getSection(Section.ANSWER)).isEmpty();
    }

    @Test
    void endsACircleOfNames() throws Exception {
        records.add(set("one.syncad.in.", "CNAME", "two.syncad.in."));
        records.add(set("two.syncad.in.", "CNAME", "one.syncad.in."));
        assertThat(answers(ask("one.syncad.in.", "A"))).hasSizeLessThan(10);
    }

    @Test
    void leavesACanonicalNameElsewhereToTheResolver() throws Exception {
        records.add(set("away.syncad.in.", "CNAME", "d1.cloudfront.example."));
        Message reply = ask("away.syncad.in.", "A");
        assertThat(reply.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answers(reply)).containsExactly("away.syncad.in. CNAME d1.cloudfront.example.");
    }

    @Test
    void refusesNamesOfOtherZones() throws Exception {
        assertThat(ask("example.org.", "A").getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void doesQueriesOnly() {
        Message update = new Message();
        update.getHeader().setOpcode(Opcode.UPDATE);
        update.addRecord(Record.newRecord(Name.root, Type.SOA, DClass.IN), Section.QUESTION);
        assertThat(answerer.answer(update).getRcode()).isEqualTo(Rcode.NOTIMP);
    }

    @Test
    void givesEverythingWhenAsked() throws Exception {
        assertThat(answers(ask("edge.syncad.in.", "ANY"))).hasSize(2);
        assertThat(Arrays.asList(Type.A, Type.AAAA))
                .containsExactlyInAnyOrderElementsOf(ask("edge.syncad.in.", "ANY").getSection(Section.ANSWER).stream()
                        .map(Record::getType)
                        .toList());
    }
}
