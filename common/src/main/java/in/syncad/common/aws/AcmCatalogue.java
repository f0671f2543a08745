package in.syncad.common.aws;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;

/// Finds certificates in ACM.
record AcmCatalogue(AcmClient client) {

    static final AwsFailures ACM = AwsFailures.quoting("ACM");

    /// Without naming them, ACM lists only certificates with RSA keys of up to 2,048 bits (API reference,
    /// ListCertificates, `Includes`).
    private static final List<KeyAlgorithm> ALL_KEYS =
            List.copyOf(EnumSet.complementOf(EnumSet.of(KeyAlgorithm.UNKNOWN_TO_SDK_VERSION)));

    private static final int PAGE = 1_000;

    List<CertificateSummary> all() {
        return ACM.idempotent(
                "ListCertificates",
                () -> client
                        .listCertificatesPaginator(
                                request -> request.maxItems(PAGE).includes(filters -> filters.keyTypes(ALL_KEYS)))
                        .certificateSummaryList()
                        .stream()
                        .toList());
    }

    Optional<CertificateDetail> describe(String arn) {
        return ACM.idempotent("DescribeCertificate", () -> {
            try {
                return Optional.of(client.describeCertificate(request -> request.certificateArn(arn))
                        .certificate());
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /// The value of that tag.
    Optional<String> tag(String arn, String key) {
        return ACM.idempotent("ListTagsForCertificate", () -> {
            try {
                return client.listTagsForCertificate(request -> request.certificateArn(arn)).tags().stream()
                        .filter(tag -> tag.key().equals(key))
                        .map(Tag::value)
                        .findFirst();
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }
}
