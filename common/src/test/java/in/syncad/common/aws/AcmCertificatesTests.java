package in.syncad.common.aws;

import static in.syncad.common.aws.Cloud.AWS;
import static in.syncad.common.aws.Cloud.address;
import static in.syncad.common.aws.Cloud.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateIssuer.Progress;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.CertificateIssuer.Progress.Pending;
import in.syncad.common.certificate.ValidationRecords;
import in.syncad.common.dns.DnsZone;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import in.syncad.embedded.aws.dns.RecordSet;
import in.syncad.embedded.aws.faults.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcmCertificatesTests {

    private final DnsZone zone = Cloud.zone();
    private final String host = Cloud.newHost();
    private final UUID token = UUID.randomUUID();

    @AfterEach
    void clearFaults() {
        AWS.faults().clear();
    }

    @Test
    void issuesAfterValidationByDns() {
        zone.upsert(List.of(address(host)));

        assertThat(issuer().request(host, token)).isInstanceOf(Pending.class);
        Issued issued = issued();

        assertThat(AWS.certificates(host)).containsExactly(issued.reference());
        assertThat(issued.notAfter()).isAfter(Instant.now().plus(Duration.ofDays(30)));
        assertThat(zone.find(host)).containsExactly(address(host));
    }

    @Test
    void discardsCertificateAndValidationRecordAtAnyStage() {
        zone.upsert(List.of(address(host)));
        issuer().discard(host, token);

        issuer().request(host, token);
        assertThat(recordsBelow()).hasSize(1);
        issuer().discard(host, token);

        assertThat(AWS.certificates(host)).isEmpty();
        assertThat(recordsBelow()).isEmpty();
        assertThat(zone.find(host)).containsExactly(address(host));
        issuer().discard(host, token);
    }

    @Test
    void leavesTheCertificateOfAnotherTokenAlone() {
        zone.upsert(List.of(address(host)));
        issuer().request(host, token);

        issuer().discard(host, UUID.randomUUID());

        assertThat(AWS.certificates(host)).hasSize(1);
    }

    @Test
    void aLostReplyLeavesOneCertificateThatTheNextCallFinds() {
        zone.upsert(List.of(address(host)));
        AWS.faults().next("acm.RequestCertificate", Fault.timeoutAfterCommit(), 3);

        assertThat(failureOf(() -> issuer().request(host, token)).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(AWS.certificates(host)).hasSize(1);

        long requests = AWS.calls("acm.RequestCertificate");
        issued();
        assertThat(AWS.certificates(host)).hasSize(1);
        assertThat(AWS.calls("acm.RequestCertificate")).isEqualTo(requests);
    }

    @Test
    void aLostReplyToTheDeletionIsMadeGood() {
        zone.upsert(List.of(address(host)));
        issuer().request(host, token);
        AWS.faults().next("acm.DeleteCertificate", Fault.timeoutAfterCommit());

        issuer().discard(host, token);

        assertThat(AWS.certificates(host)).isEmpty();
    }

    @Test
    void refusesToHideAHostThatHasNoRecordOfItsOwn() {
        OutsideFailure failure = failureOf(() -> issuer().request(host, token));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure).hasMessageContaining("needs a DNS record of its own");
        assertThat(recordsBelow()).isEmpty();
    }

    @Test
    void aQuotaIsPermanent() {
        zone.upsert(List.of(address(host)));
        AWS.faults().next("acm.RequestCertificate", Fault.error("LimitExceededException", 400, "too many"));

        assertThat(failureOf(() -> issuer().request(host, token)).kind()).isEqualTo(Kind.PERMANENT);
    }

    @Test
    void renewingPutsTheValidationRecordBack() {
        zone.upsert(List.of(address(host)));
        Issued issued = issued();
        zone.all().stream()
                .filter(record -> record.name().endsWith("." + host))
                .forEach(record -> zone.delete(record.name(), record.type()));
        assertThat(recordsBelow()).isEmpty();

        assertThat(issuer().renew(host, token)).isEqualTo(issued);

        assertThat(recordsBelow()).hasSize(1);
    }

    @Test
    void whatAcmHasNotRenewedInTimeIsAFailure() {
        zone.upsert(List.of(address(host)));
        Issued issued = issued();
        Clock late = Clock.fixed(issued.notAfter().minus(Duration.ofDays(29)), ZoneOffset.UTC);

        OutsideFailure failure = failureOf(() -> issuer(late).renew(host, token));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure).hasMessageContaining("ACM has not renewed it");
    }

    @Test
    void whatIsGoneCannotBeRenewed() {
        OutsideFailure failure = failureOf(() -> issuer().renew(host, token));

        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure).hasMessageContaining("is gone");
    }

    @Test
    void tellsTheTokensOfTheHostsAskedFor() {
        zone.upsert(List.of(address(host)));
        issuer().request(host, token);

        assertThat(issuer().tokens(host::equals)).containsExactly(token);
        assertThat(issuer().tokens(other -> false)).isEmpty();
    }

    /// Each call comes from an adapter that remembers nothing, as after a crash.
    private CertificateIssuer issuer() {
        return issuer(Clock.systemUTC());
    }

    private CertificateIssuer issuer(Clock clock) {
        return new AcmCertificates(Cloud.catalogue(), new ValidationRecords(zone), clock);
    }

    private Issued issued() {
        Progress progress = await().until(() -> issuer().request(host, token), Issued.class::isInstance);
        return (Issued) progress;
    }

    private List<RecordSet> recordsBelow() {
        return AWS.records().stream()
                .filter(set -> set.name().contains("." + host))
                .toList();
    }
}
