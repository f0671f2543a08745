package in.syncad.common.aws;

import static in.syncad.common.aws.AcmCatalogue.ACM;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.ValidationRecords;
import in.syncad.common.dns.DnsRecord;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
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

    /// Half of the time in which ACM tries.
    private static final Duration LEAST_LEFT = Duration.ofDays(30);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final AcmCatalogue catalogue;
    private final ValidationRecords validations;
    private final Clock clock;

    AcmCertificates(AcmCatalogue catalogue, ValidationRecords validations, Clock clock) {
        this.catalogue = catalogue;
        this.validations = validations;
        this.clock = clock;
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

    /// ACM renews by itself, from 60 days before the end, as long as the validation record stands and the certificate
    /// is
    /// in use (ACM user guide, "Managed certificate renewal"). So the record is put back in case it is gone.
    @Override
    public Progress renew(String host, UUID token) {
        CertificateDetail certificate = arns(host, token)
                .findFirst()
                .flatMap(catalogue::describe)
                .orElseThrow(() ->
                        new OutsideFailure(Kind.PERMANENT, "ACM: the certificate for %s is gone".formatted(host)));
        validation(certificate).ifPresent(validation -> validations.put(host, validation));
        boolean lasts = certificate.status() == CertificateStatus.ISSUED
                && certificate.notAfter().isAfter(clock.instant().plus(LEAST_LEFT));
        if (!lasts) {
            throw new OutsideFailure(
                    Kind.PERMANENT,
                    "ACM: the certificate for %s is %s and ends at %s, and ACM has not renewed it (%s)"
                            .formatted(
                                    host, certificate.statusAsString(), certificate.notAfter(), renewal(certificate)));
        }
        return new Progress.Issued(certificate.certificateArn(), certificate.notAfter());
    }

    private static String renewal(CertificateDetail certificate) {
        return Optional.ofNullable(certificate.renewalSummary())
                .map(summary -> "renewal %s, %s"
                        .formatted(summary.renewalStatusAsString(), summary.renewalStatusReasonAsString()))
                .orElse("eligibility " + certificate.renewalEligibilityAsString());
    }

    /// The validation record goes first: once the certificate is gone, nothing tells the record's name any more.
    @Override
    public void discard(String host, UUID token) {
        arns(host, token).flatMap(arn -> catalogue.describe(arn).stream()).forEach(certificate -> {
            validation(certificate).ifPresent(validations::remove);
            delete(certificate.certificateArn());
        });
    }

    @Override
    public List<UUID> tokens(Predicate<String> hosts) {
        return catalogue.all().stream()
                .filter(summary -> hosts.test(summary.domainName()))
                .flatMap(summary -> catalogue.tag(summary.certificateArn(), TOKEN).stream())
                .map(UUID::fromString)
                .toList();
    }

    private Progress validate(String host, CertificateDetail certificate) {
        validation(certificate).ifPresent(validation -> validations.put(host, validation));
        return new Progress.Pending(SOON);
    }

    private Stream<String> arns(String host, UUID token) {
        return catalogue.all().stream()
                .filter(summary -> summary.domainName().equals(host))
                .map(CertificateSummary::certificateArn)
                .filter(arn -> catalogue.tag(arn, TOKEN).equals(Optional.of(token.toString())))
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
