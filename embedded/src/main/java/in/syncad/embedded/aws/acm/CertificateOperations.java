package in.syncad.embedded.aws.acm;

import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Operations on certificates.
public final class CertificateOperations {

    /// https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
    private static final int MOST_NAMES = 10;

    private static final long USUAL_PAGE = 100;

    /// https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
    private static final Set<String> KEY_ALGORITHMS = Set.of("RSA_2048", "EC_prime256v1", "EC_secp384r1");

    private final Certificates certificates;

    public CertificateOperations(Certificates certificates) {
        this.certificates = certificates;
    }

    public void register(Operations operations) {
        operations.on(AwsService.ACM, "RequestCertificate", this::requestCertificate);
        operations.on(AwsService.ACM, "DescribeCertificate", this::describeCertificate);
        operations.on(AwsService.ACM, "GetCertificate", this::getCertificate);
        operations.on(AwsService.ACM, "DeleteCertificate", this::deleteCertificate);
        operations.on(AwsService.ACM, "ListCertificates", this::listCertificates);
        operations.on(AwsService.ACM, "AddTagsToCertificate", this::addTagsToCertificate);
        operations.on(AwsService.ACM, "ListTagsForCertificate", this::listTagsForCertificate);
    }

    /// https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
    private Fields requestCertificate(Fields request) {
        if (!request.optionalText("ValidationMethod").equals(Optional.of("DNS"))
                || request.has("CertificateAuthorityArn")) {
            throw new AwsError("NotImplemented", 501, "The emulator validates by DNS and issues by its own authority");
        }
        Set<String> names = new LinkedHashSet<>(List.of(request.text("DomainName")));
        names.addAll(request.texts("SubjectAlternativeNames"));
        if (names.size() > MOST_NAMES) {
            throw new AwsError(
                    "LimitExceededException",
                    "The maximum number of domain names per certificate, " + MOST_NAMES + ", is exceeded.");
        }
        String algorithm = request.optionalText("KeyAlgorithm").orElse("RSA_2048");
        if (!KEY_ALGORITHMS.contains(algorithm)) {
            throw new AwsError("InvalidParameterException", "Key algorithm " + algorithm + " cannot be requested.");
        }
        Map<String, String> tags = tags(request);
        String arn =
                certificates.request(List.copyOf(names), algorithm, request.optionalText("IdempotencyToken"), tags);
        return Fields.of("CertificateArn", arn);
    }

    /// https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
    private Fields describeCertificate(Fields request) {
        Certificate certificate = certificates.find(request.text("CertificateArn"));
        return Fields.of("Certificate", new CertificateView(certificates).detail(certificate));
    }

    /// https://docs.aws.amazon.com/acm/latest/APIReference/API_GetCertificate.html
    private Fields getCertificate(Fields request) {
        Certificate certificate = certificates.find(request.text("CertificateArn"));
        String pem = certificate
                .issued()
                .orElseThrow(() -> new AwsError(
                        "RequestInProgressException",
                        "Certificate " + certificate.arn() + " is still in state " + certificate.status() + "."))
                .pem();
        return Fields.of("Certificate", pem).with("CertificateChain", certificates.authorityPem());
    }

    /// https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html
    private Fields deleteCertificate(Fields request) {
        certificates.delete(request.text("CertificateArn"));
        return Fields.none();
    }

    /// Without a filter only RSA keys of up to 2048 bits are listed:
    /// https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html
    private Fields listCertificates(Fields request) {
        List<String> statuses = request.texts("CertificateStatuses");
        List<String> asked = request.optionalStructure("Includes")
                .map(includes -> includes.texts("keyTypes"))
                .orElse(List.of());
        List<String> keyTypes = asked.isEmpty() ? List.of("RSA_1024", "RSA_2048") : asked;
        List<Certificate> matching = certificates.all().stream()
                .filter(certificate -> statuses.isEmpty() || statuses.contains(certificate.status()))
                .filter(certificate -> keyTypes.contains(certificate.keyAlgorithm()))
                .toList();
        Page<Certificate> page = Page.of(
                matching,
                Certificate::order,
                request.optionalText("NextToken"),
                request.number("MaxItems").orElse(USUAL_PAGE).intValue(),
                new AwsError("ValidationException", "The token is not one of ListCertificates."));
        CertificateView view = new CertificateView(certificates);
        return Fields.of(
                        "CertificateSummaryList",
                        page.items().stream().map(view::summary).toList())
                .with("NextToken", page.nextToken());
    }

    /// https://docs.aws.amazon.com/acm/latest/APIReference/API_AddTagsToCertificate.html
    private Fields addTagsToCertificate(Fields request) {
        certificates.tag(request.text("CertificateArn"), tags(request));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/acm/latest/APIReference/API_ListTagsForCertificate.html
    private Fields listTagsForCertificate(Fields request) {
        Map<String, String> tags =
                certificates.find(request.text("CertificateArn")).tags();
        List<Fields> listed = tags.entrySet().stream()
                .map(tag -> Fields.of("Key", tag.getKey()).with("Value", tag.getValue()))
                .toList();
        // The model knows no empty list of tags.
        return Fields.none().with("Tags", Optional.of(listed).filter(list -> !list.isEmpty()));
    }

    private static Map<String, String> tags(Fields request) {
        Map<String, String> tags = new LinkedHashMap<>();
        request.structures("Tags")
                .forEach(tag ->
                        tags.put(tag.text("Key"), tag.optionalText("Value").orElse("")));
        return tags;
    }
}
