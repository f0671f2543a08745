package in.syncad.embedded.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.LimitExceededException;
import software.amazon.awssdk.services.acm.model.RequestInProgressException;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;

@AwsContract
class AcmContractTests {

    private final AcmClient acm;
    private final Route53Client route53;

    AcmContractTests(AwsClients clients) {
        this.acm = clients.acm();
        this.route53 = clients.route53();
    }

    private String request(String domain, String... others) {
        return acm.requestCertificate(request -> request.domainName(domain)
                        .subjectAlternativeNames(others.length == 0 ? null : List.of(others))
                        .validationMethod(ValidationMethod.DNS))
                .certificateArn();
    }

    private static String domain() {
        return AwsClients.unique("certificate") + ".example";
    }

    @Test
    void aRequestedCertificateWaitsForItsValidation() {
        String domain = domain();
        String arn = request("*." + domain, domain);
        var certificate =
                acm.describeCertificate(request -> request.certificateArn(arn)).certificate();
        assertThat(certificate.status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
        assertThat(certificate.subjectAlternativeNames()).containsExactlyInAnyOrder("*." + domain, domain);
        assertThat(certificate.domainValidationOptions())
                .hasSize(2)
                .allSatisfy(option -> assertThat(option.resourceRecord().name()).endsWith("." + domain + "."))
                .extracting(DomainValidation::resourceRecord)
                .as("the wildcard and its base are proved by one record")
                .containsOnly(certificate.domainValidationOptions().getFirst().resourceRecord());
    }

    @Test
    void issuesOnceTheValidationRecordIsInDns() throws Exception {
        TestZone zone = TestZone.create(route53);
        String arn = request(zone.domain(), zone.name("www"));
        var options = acm.describeCertificate(request -> request.certificateArn(arn))
                .certificate()
                .domainValidationOptions();
        for (DomainValidation option : options) {
            zone.apply(TestZone.change(
                    ChangeAction.UPSERT,
                    option.resourceRecord().name(),
                    option.resourceRecord().typeAsString(),
                    option.resourceRecord().value()));
        }
        acm.waiter()
                .waitUntilCertificateValidated(
                        request -> request.certificateArn(arn),
                        wait -> wait.maxAttempts(100)
                                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50))));
        String pem = acm.getCertificate(request -> request.certificateArn(arn)).certificate();
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .contains(zone.domain(), zone.name("www"));
    }

    @Test
    void doesNotHandOutACertificateThatIsStillPending() {
        String arn = request(domain());
        assertThatExceptionOfType(RequestInProgressException.class)
                .isThrownBy(() -> acm.getCertificate(request -> request.certificateArn(arn)));
    }

    @Test
    void theSameTokenIsTheSameRequest() {
        String domain = domain();
        String token = AwsClients.unique("t").replace('-', '_');
        String first = acm.requestCertificate(request -> request.domainName(domain)
                        .validationMethod(ValidationMethod.DNS)
                        .idempotencyToken(token))
                .certificateArn();
        String second = acm.requestCertificate(request -> request.domainName(domain)
                        .validationMethod(ValidationMethod.DNS)
                        .idempotencyToken(token))
                .certificateArn();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void refusesMoreThanTenNames() {
        String domain = domain();
        String[] others = new String[10];
        for (int index = 0; index < others.length; index++) {
            others[index] = "n" + index + "." + domain;
        }
        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> request(domain, others));
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatExceptionOfType(AcmException.class)
                .isThrownBy(() -> request("bad_domain!"))
                .withMessageContaining("failed to satisfy constraint: Member must satisfy regular expression pattern")
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    }

    @Test
    void knowsNoCertificateThatIsNotThere() {
        String arn = "arn:aws:acm:ap-south-1:000000000000:certificate/00000000-0000-0000-0000-000000000000";
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> acm.describeCertificate(request -> request.certificateArn(arn)));
    }

    @Test
    void aDeletedCertificateIsGone() {
        String arn = request(domain());
        acm.deleteCertificate(request -> request.certificateArn(arn));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> acm.describeCertificate(request -> request.certificateArn(arn)));
    }

    @Test
    void pagesThroughCertificates() {
        String first = request(domain());
        String second = request(domain());
        List<String> arns =
                acm.listCertificatesPaginator(request -> request.maxItems(1)).certificateSummaryList().stream()
                        .map(CertificateSummary::certificateArn)
                        .toList();
        assertThat(arns).contains(first, second).doesNotHaveDuplicates();
    }

    @Test
    void filtersByStatus() {
        String arn = request(domain());
        assertThat(acm.listCertificatesPaginator(
                                request -> request.certificateStatuses(CertificateStatus.PENDING_VALIDATION))
                        .certificateSummaryList())
                .extracting(CertificateSummary::certificateArn)
                .contains(arn);
        assertThat(acm.listCertificatesPaginator(request -> request.certificateStatuses(CertificateStatus.REVOKED))
                        .certificateSummaryList())
                .isEmpty();
    }

    @Test
    void keepsTags() {
        String arn = request(domain());
        Tag tag = Tag.builder().key("school").value("green").build();
        acm.addTagsToCertificate(request -> request.certificateArn(arn).tags(tag));
        assertThat(acm.listTagsForCertificate(request -> request.certificateArn(arn))
                        .tags())
                .containsExactly(tag);
    }
}
