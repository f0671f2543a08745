package in.syncad.embedded.aws.acm;

import in.syncad.embedded.aws.acm.Certificate.Issued;
import in.syncad.embedded.aws.model.Fields;
import java.util.List;

/// Certificates as ACM shows them (https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html).
final class CertificateView {

    private final Certificates certificates;

    CertificateView(Certificates certificates) {
        this.certificates = certificates;
    }

    Fields detail(Certificate certificate) {
        Fields detail = common(certificate)
                .with("SubjectAlternativeNames", certificate.names())
                .with(
                        "DomainValidationOptions",
                        certificate.names().stream()
                                .map(name ->
                                        validation(name, certificate.issued().isPresent()))
                                .toList())
                .with("Subject", "CN=" + certificate.domainName())
                .with("SignatureAlgorithm", "SHA256WITHECDSA")
                .with("InUseBy", List.of())
                .with("Options", Fields.of("CertificateTransparencyLoggingPreference", "ENABLED"));
        return certificate
                .issued()
                .map(issued -> detail.with("Serial", issued.serial().replaceAll("..(?!$)", "$0:"))
                        .with("Issuer", certificates.issuer()))
                .orElse(detail);
    }

    Fields summary(Certificate certificate) {
        return common(certificate)
                .with("SubjectAlternativeNameSummaries", certificate.names())
                .with("HasAdditionalSubjectAlternativeNames", false)
                .with("InUse", false);
    }

    private static Fields common(Certificate certificate) {
        return Fields.of("CertificateArn", certificate.arn())
                .with("DomainName", certificate.domainName())
                .with("Status", certificate.status())
                .with("Type", "AMAZON_ISSUED")
                .with("KeyAlgorithm", certificate.keyAlgorithm())
                .with("RenewalEligibility", "INELIGIBLE")
                .with("CreatedAt", certificate.createdAt())
                .with("IssuedAt", certificate.issued().map(Issued::at))
                .with("NotBefore", certificate.issued().map(Issued::notBefore))
                .with("NotAfter", certificate.issued().map(Issued::notAfter));
    }

    private Fields validation(String name, boolean issued) {
        ValidationRecord expected = certificates.record(name);
        boolean proved = issued || certificates.proved(name);
        return Fields.of("DomainName", name)
                .with("ValidationDomain", name)
                .with("ValidationStatus", proved ? "SUCCESS" : "PENDING_VALIDATION")
                .with("ValidationMethod", "DNS")
                .with(
                        "ResourceRecord",
                        Fields.of("Name", expected.name()).with("Type", "CNAME").with("Value", expected.value()));
    }
}
