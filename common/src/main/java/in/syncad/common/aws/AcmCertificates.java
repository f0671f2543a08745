package in.syncad.common.aws;

import static in.syncad.common.aws.AcmCatalogue.ACM;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.ValidationRecords;
import in.syncad.common.dns.DnsRecord;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

/// A certificate of the school's own from ACM, validated by DNS. It carries the token as a tag, by which it is found
/// again after a crash; ACM's own idempotency token is good for one hour only. The validation record stays: ACM renews
/// by it.
final class AcmCertificates implements CertificateIssuer {

    private static final String TOKEN = "syncad-token";
    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final AcmCatalogue catalogue;
    private final ValidationRecords validations;

    AcmCertificates(AcmCatalogue catalogue, ValidationRecords validations) {
        this.catalogue = catalogue;
        this.validations = validations;
    }

    @Override
    public Progress request(String host, UUID token) {
        String arn = arns(host, token).findFirst().orElseGet(() -> create(host, token));
        CertificateDetail certificate = catalogue
                .describe(arn)
                .orElseThrow(() -> new OutsideFailure(Kind.TRANSIENT, "ACM: %s is not to be seen yet".formatted(arn)));
        return switch (certificate.status()) {
            case ISSUED -> new Progress.Issued(arn, certificate.notAfter());
            case PENDING_VALIDATION -> validate(host, certificate);
            case FAILED, VALIDATION_TIMED_OUT, REVOKED, EXPIRED, INACTIVE, UNKNOWN_TO_SDK_VERSION ->
                throw new OutsideFailure(
                        Kind.PERMANENT,
                        "ACM: the certificate for %s is %s (%s)"
                                .formatted(host, certificate.statusAsString(), certificate.failureReasonAsString()));
        };
    }

    /// The validation record goes first: once the certificate is gone, nothing tells the record's name any more.
    @Override
    public void discard(String host, UUID token) {
        arns(host, token).flatMap(arn -> catalogue.describe(arn).stream()).forEach(certificate -> {
            validation(certificate).ifPresent(validations::remove);
            delete(certificate.certificateArn());
        });
    }

    private Progress validate(String host, CertificateDetail certificate) {
        validation(certificate).ifPresent(validation -> validations.put(host, validation));
        return new Progress.Pending(SOON);
    }

    private Stream<String> arns(String host, UUID token) {
        return catalogue.all().stream()
                .filter(summary -> summary.domainName().equals(host))
                .map(CertificateSummary::certificateArn)
                .filter(arn -> catalogue.isTagged(arn, tag(token)))
                .toList()
                .stream();
    }

    private String create(String host, UUID token) {
        RequestCertificateRequest request = RequestCertificateRequest.builder()
                .domainName(host)
                .validationMethod(ValidationMethod.DNS)
                .idempotencyToken(token.toString().replace("-", ""))
                .tags(tag(token))
                .build();
        return ACM.idempotent(
                "RequestCertificate",
                () -> catalogue.client().requestCertificate(request).certificateArn());
    }

    private void delete(String arn) {
        ACM.idempotent("DeleteCertificate", () -> {
            try {
                return Optional.of(catalogue.client().deleteCertificate(request -> request.certificateArn(arn)));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /// The record that ACM wants to see; some seconds pass until it says which.
    private static Optional<DnsRecord> validation(CertificateDetail certificate) {
        return certificate.domainValidationOptions().stream()
                .map(DomainValidation::resourceRecord)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(AcmCertificates::cname);
    }

    private static DnsRecord cname(ResourceRecord validation) {
        String name = validation.name();
        return new DnsRecord(
                name.endsWith(".") ? name.substring(0, name.length() - 1) : name,
                DnsRecord.Type.CNAME,
                TTL,
                List.of(validation.value()));
    }

    private static Tag tag(UUID token) {
        return Tag.builder().key(TOKEN).value(token.toString()).build();
    }
}
