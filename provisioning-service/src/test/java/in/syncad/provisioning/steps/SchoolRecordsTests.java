package in.syncad.provisioning.steps;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SchoolRecordsTests {

    private static final String CHANGE = "route53.ChangeResourceRecordSets";
    private static final String LIST = "route53.ListResourceRecordSets";

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();

    @BeforeAll
    static void start() {
        node = Node.start(Map.of());
        operator = node.operator();
        // Clients are warmed up with requests of their own.
        operator.await(operator.create(Operator.newSlug()), "active");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void clear() {
        Platform.aws().faults().clear();
    }

    @Test
    void aSchoolCostsOneRequest() {
        long changes = Platform.aws().calls(CHANGE);
        long questions = Platform.aws().calls(LIST);

        operator.await(operator.create(slug), "active");

        assertThat(Platform.aws().calls(CHANGE) - changes).isEqualTo(1);
        assertThat(Platform.aws().calls(LIST) - questions).isZero();
    }

    @ParameterizedTest
    @CsvSource({"A, 192.0.2.1", "CNAME, elsewhere.example"})
    void aForeignRecordIsNeitherReplacedNorRemoved(DnsRecord.Type type, String value) {
        String host = slug + ".syncad.in";
        DnsRecord foreign = new DnsRecord(host, type, Duration.ofMinutes(1), List.of(value));
        node.bean(DnsZone.class).create(foreign);
        UUID id = operator.create(slug);

        JsonNode school = operator.await(id, "failed");

        assertThat(school.path("failure").asString())
                .isEqualTo("dns-record: %s has a %s record that is not ours".formatted(host, type));
        assertThat(node.bean(DnsZone.class).find(host)).containsExactly(foreign);
    }

    @Test
    void aLostReplyIsNotTakenForAForeignRecord() {
        Platform.aws().faults().next(CHANGE, Fault.timeoutAfterCommit());

        UUID id = operator.create(slug);

        operator.await(id, "active");
        new World(id, slug).assertComplete();
    }
}
