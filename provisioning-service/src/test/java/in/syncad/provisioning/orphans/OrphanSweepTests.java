package in.syncad.provisioning.orphans;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.blob.BlobStore;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.Certificates;
import in.syncad.common.dns.DnsRecord;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.secret.Secrets;
import in.syncad.common.tenancy.SchoolCredential;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.provisioning.registry.Addresses;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Operator.Answer;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.StepFaults;
import in.syncad.provisioning.testing.StepFaults.Point;
import in.syncad.provisioning.testing.World;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrphanSweepTests {

    private static final String DELETE_SECRET = "secretsmanager.DeleteSecret";

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();
    private final String host = slug + ".syncad.in";

    @BeforeAll
    static void start() {
        node = Node.start(Map.of(), StepFaults.class);
        operator = node.operator();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void clear() {
        StepFaults.clear();
        Platform.aws().faults().clear();
    }

    @Test
    void nothingOfALivingSchoolIsTouchedOrReported() {
        UUID id = operator.createDedicated(slug);
        operator.await(id, "active");
        World school = new World(id, slug);
        int records = school.records().size();
        List<String> certificates = school.certificates();

        sweepTwiceAnHourApart();

        school.assertComplete();
        assertThat(school.records()).hasSize(records);
        assertThat(school.certificates()).hasSize(1).isEqualTo(certificates);
        assertThat(reported(id)).isEmpty();
        operator.post("/school/%s/suspend".formatted(id));
        sweepTwiceAnHourApart();
        school.assertComplete();
    }

    @Test
    void whatADeletedSchoolLeftBehindIsRemovedAfterAnHour() {
        UUID id = operator.create(slug);
        operator.await(id, "active");
        operator.delete("/school/" + id);
        operator.await(id, "deleted");
        World school = new World(id, slug);
        plant(new SchoolId(id));
        plantCertificate(sagaOf(id));
        double removed = removed("database");

        sweep().run();
        assertThat(school.databases()).hasSize(1);
        assertThat(school.records()).hasSizeGreaterThan(1);

        sweepTwiceAnHourApart();
        school.assertNothingOutside();
        assertThat(reported(id)).isEmpty();
        assertThat(removed("database")).isEqualTo(removed + 1);
        assertThat(school.reservations()).as("the slug goes on resting").hasSize(1);
    }

    @Test
    void whatAFailedSchoolLeftBehindIsRemovedAndItsSlugStaysFree() {
        UUID id = failed();
        plant(new SchoolId(id));

        sweepTwiceAnHourApart();

        new World(id, slug).assertEmpty();
        assertThat(node.bean(BlobStore.class).exists("orphans/%s.zip".formatted(new SchoolId(id).databaseName())))
                .isTrue();
        assertThat(operator.school(id).path("status").asString()).isEqualTo("failed");
        operator.await(operator.create(slug), "active");
    }

    @Test
    void whatNoSchoolIsKnownToHaveHadIsReportedAndLeftAlone() {
        SchoolId stranger = new SchoolId(UUID.randomUUID());
        plant(stranger);
        node.bean(Secrets.class).put("syncad/school/not-an-id", "{}");
        try {
            sweepTwiceAnHourApart();

            World left = new World(stranger.value(), slug);
            assertThat(left.databases()).hasSize(1);
            assertThat(left.roles()).hasSize(1);
            assertThat(left.records()).hasSize(1);
            assertThat(left.secrets()).hasSize(1);
            for (String kind : List.of("database", "role", "secret", "dns-record")) {
                assertThat(unproven(kind)).as(kind).isPositive();
            }
        } finally {
            node.bean(SchoolLogins.class).drop(stranger.databaseName());
            node.bean(SchoolDatabases.class).drop(stranger.databaseName());
            node.bean(Secrets.class).delete(SchoolCredential.secretName(stranger));
            node.bean(Secrets.class).delete("syncad/school/not-an-id");
            node.bean(DnsZone.class).delete(host, DnsRecord.Type.CNAME);
        }
    }

    @Test
    void whatHasTheHostOfALivingSchoolIsLeftAloneWhateverDeadSchoolItWasMadeFor() {
        UUID dead = failed();
        UUID living = operator.create(slug);
        operator.await(living, "active");
        plantCertificate(sagaOf(dead));
        World school = new World(living, slug);
        int records = school.records().size();

        sweepTwiceAnHourApart();

        school.assertComplete();
        assertThat(school.records()).hasSize(records);
        assertThat(school.certificates()).hasSize(1);
    }

    @Test
    void foreignRecordsAreNotEvenLookedAt() {
        DnsRecord foreign = new DnsRecord(host, DnsRecord.Type.A, Duration.ofMinutes(1), List.of("192.0.2.7"));
        node.bean(DnsZone.class).create(foreign);

        sweepTwiceAnHourApart();

        assertThat(node.bean(DnsZone.class).find(host)).containsExactly(foreign);
        assertThat(reportedNames()).noneMatch(name -> name.contains(host));
        node.bean(DnsZone.class).delete(host, DnsRecord.Type.A);
    }

    @Test
    void aSchoolThatIsRevivedMeanwhileKeepsWhatItGets() {
        UUID id = failed();
        SchoolId school = new SchoolId(id);
        node.bean(Secrets.class).put(SchoolCredential.secretName(school), new SchoolCredential("old", "old").toJson());
        sweep().run();
        age();
        long before = Platform.aws().calls(DELETE_SECRET);
        Platform.aws().faults().next(DELETE_SECRET, Fault.latency(Duration.ofSeconds(2)));

        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(sweep()::run);
        Awaitility.await().until(() -> Platform.aws().calls(DELETE_SECRET) > before);
        Answer revived = operator.post("/school/%s/retry".formatted(id));
        sweeping.join();

        assertThat(revived.status()).isEqualTo(202);
        operator.await(id, "active");
        World world = new World(id, slug);
        world.assertComplete();
        sweepTwiceAnHourApart();
        world.assertComplete();
    }

    @Test
    void aKeeperThatDoesNotAnswerHidesNothingOfTheOthers() {
        UUID id = failed();
        node.bean(SchoolDatabases.class).create(new SchoolId(id).databaseName());
        Platform.aws().faults().always("secretsmanager.ListSecrets", Fault.serverError(500));

        sweepTwiceAnHourApart();

        assertThat(new World(id, slug).databases()).isEmpty();
    }

    private UUID failed() {
        StepFaults.fail("create-database", Point.BEFORE_EFFECT, Kind.PERMANENT, 1);
        UUID id = operator.create(slug);
        operator.await(id, "failed");
        return id;
    }

    private void plant(SchoolId school) {
        node.bean(SchoolDatabases.class).create(school.databaseName());
        node.bean(SchoolLogins.class).create(school.databaseName(), "a password", 1);
        node.bean(Secrets.class).put(SchoolCredential.secretName(school), "{}");
        plantRecord();
    }

    private void plantRecord() {
        String target = node.bean(Addresses.class).dnsTarget();
        node.bean(DnsZone.class)
                .create(new DnsRecord(host, DnsRecord.Type.CNAME, Duration.ofMinutes(5), List.of(target)));
    }

    private void plantCertificate(UUID token) {
        if (node.bean(DnsZone.class).find(host).isEmpty()) {
            plantRecord();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> node.bean(Certificates.class).dedicated().request(host, token), Issued.class::isInstance);
    }

    private static UUID sagaOf(UUID school) {
        return Platform.sql()
                .sql("SELECT id FROM saga WHERE subject = :school ORDER BY created_at DESC LIMIT 1")
                .param("school", school)
                .query(UUID.class)
                .single();
    }

    private static OrphanSweep sweep() {
        return node.bean(OrphanSweep.class);
    }

    private static void sweepTwiceAnHourApart() {
        sweep().run();
        age();
        sweep().run();
    }

    private static void age() {
        Platform.sql()
                .sql("UPDATE orphan SET first_seen_at = first_seen_at - interval '61 minutes'")
                .update();
    }

    private static List<String> reported(UUID school) {
        return Platform.sql()
                .sql("SELECT name FROM orphan WHERE school_id = :school OR name = :database OR name LIKE :secret")
                .param("school", school)
                .param("database", new SchoolId(school).databaseName())
                .param("secret", "%" + school + "%")
                .query(String.class)
                .list();
    }

    private static List<String> reportedNames() {
        return Platform.sql().sql("SELECT name FROM orphan").query(String.class).list();
    }

    private static double removed(String kind) {
        var counter = node.bean(MeterRegistry.class)
                .find("orphans.removed")
                .tag("kind", kind)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static double unproven(String kind) {
        return node.bean(MeterRegistry.class)
                .get("orphans")
                .tags("kind", kind, "proven", "false")
                .gauge()
                .value();
    }
}
