package in.syncad.provisioning.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.common.tenancy.SchoolId;
import in.syncad.embedded.aws.faults.Fault;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Operator;
import in.syncad.provisioning.testing.Platform;
import in.syncad.provisioning.testing.World;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RenewCertificatesTests {

    private static final String DESCRIBE = "acm.DescribeCertificate";

    private static Node node;
    private static Operator operator;

    private final String slug = Operator.newSlug();
    private final Instant now = Clock.systemUTC().instant();

    @BeforeAll
    static void start() {
        node = Node.start(Map.of());
        operator = node.operator();
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
    void nothingIsDoneWhileMoreThanAThirdIsLeft() {
        UUID id = active();

        node.bean(RenewCertificates.class).run();

        assertThat(renewals(id)).isZero();
        assertThat(certificate(id).path("mode").asString()).isEqualTo("dedicated");
        assertThat(certificate(id).path("renewalFailure").isNull()).isTrue();
        assertThat(gauge("certificates.dedicated")).isPositive();
        assertThat(gauge("certificates.least.left")).isPositive();
    }

    @Test
    void whatIsDueIsRenewedAndThenNoLongerDue() {
        UUID id = active();
        String end = certificate(id).path("notAfter").asString();
        issued(id, now.minus(Duration.ofDays(61)), now.plus(Duration.ofDays(29)));

        node.bean(RenewCertificates.class).run();

        awaitRenewal(id, "done");
        assertThat(certificate(id).path("notAfter").asString()).isEqualTo(end);
        assertThat(operator.school(id).path("status").asString()).isEqualTo("active");
        node.bean(RenewCertificates.class).run();
        assertThat(renewals(id)).isEqualTo(1);
    }

    @Test
    void aFailureIsShownAndTriedAgainAndTheSchoolIsServedOn() {
        UUID id = active();
        issued(id, now.minus(Duration.ofDays(61)), now.plus(Duration.ofDays(29)));
        double failed = finished("rolled-back");
        Platform.aws().faults().always(DESCRIBE, Fault.error("AccessDeniedException", 400, "not allowed"));

        node.bean(RenewCertificates.class).run();

        awaitRenewal(id, "rolled-back");
        assertThat(certificate(id).path("renewalFailure").asString())
                .startsWith("tls-certificate: ACM DescribeCertificate: AccessDeniedException");
        assertThat(operator.school(id).path("status").asString()).isEqualTo("active");
        new World(id, slug).assertComplete();
        assertThat(finished("rolled-back")).isEqualTo(failed + 1);
        assertThat(gauge("certificates.due")).isPositive();

        Platform.aws().faults().clear();
        node.bean(RenewCertificates.class).run();
        awaitRenewal(id, "done");
        assertThat(certificate(id).path("renewalFailure").isNull()).isTrue();
    }

    @Test
    void aSchoolThatIsGoneIsNotLookedAfter() {
        UUID id = active();
        issued(id, now.minus(Duration.ofDays(61)), now.plus(Duration.ofDays(29)));
        operator.delete("/school/" + id);
        operator.await(id, "deleted");

        node.bean(RenewCertificates.class).run();

        assertThat(renewals(id)).isZero();
    }

    @Test
    void aSchoolWithTheWildcardIsNotLookedAfter() {
        UUID id = operator.create(slug);
        operator.await(id, "active");

        assertThat(node.bean(RenewalStore.class).dedicated())
                .noneMatch(certificate -> certificate.school().equals(new SchoolId(id)));
        assertThat(certificate(id).path("mode").asString()).isEqualTo("wildcard");
    }

    private UUID active() {
        UUID id = operator.createDedicated(slug);
        operator.await(id, "active");
        return id;
    }

    private static JsonNode certificate(UUID id) {
        return operator.school(id).path("certificate");
    }

    /// As if the school's certificate had been good for that time.
    private static void issued(UUID id, Instant from, Instant until) {
        Platform.sql()
                .sql("""
                        UPDATE saga_step SET started_at = CAST(:from AS timestamptz),
                          output = jsonb_set(output, '{notAfter}', to_jsonb(CAST(:until AS text)))
                        FROM saga WHERE saga.id = saga_id AND subject = :id AND name = 'tls-certificate'
                        """)
                .param("from", from.toString())
                .param("until", until.toString())
                .param("id", id)
                .update();
    }

    private static void awaitRenewal(UUID id, String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> Platform.sql()
                        .sql("""
                        SELECT status FROM saga WHERE subject = :id AND kind = 'renew-certificate'
                        ORDER BY created_at DESC LIMIT 1
                        """)
                        .param("id", id)
                        .query(String.class)
                        .single()
                        .equals(status));
    }

    private static int renewals(UUID id) {
        return Platform.sql()
                .sql("SELECT count(*) FROM saga WHERE subject = :id AND kind = 'renew-certificate'")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static double finished(String status) {
        var counter = node.bean(MeterRegistry.class)
                .find("saga.finished")
                .tags("kind", "renew-certificate", "status", status)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static double gauge(String name) {
        return node.bean(MeterRegistry.class).get(name).gauge().value();
    }
}
