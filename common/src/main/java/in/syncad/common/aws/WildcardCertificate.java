package in.syncad.common.aws;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.outside.OutsideFailure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;

/// The certificate `*.<base domain>` in ACM, which infrastructure makes and ACM renews. Nothing is issued for a school;
/// that the wildcard covers it is looked up each time. A wildcard covers exactly one label.
final class WildcardCertificate implements CertificateIssuer {

    /// ACM renews 60 days before the end; one that is this close to it has failed to.
    private static final Duration LEAST_LEFT = Duration.ofDays(14);

    private final AcmCatalogue catalogue;
    private final Clock clock;

    WildcardCertificate(AcmCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public Progress request(String host, UUID token) {
        String wildcard = "*" + host.substring(host.indexOf('.'));
        Instant longEnough = clock.instant().plus(LEAST_LEFT);
        return catalogue.all().stream()
                .filter(summary -> mayCover(summary, wildcard))
                .flatMap(summary -> catalogue.describe(summary.certificateArn()).stream())
                .filter(certificate -> covers(certificate, wildcard, longEnough))
                .max(Comparator.comparing(CertificateDetail::notAfter))
                .map(certificate -> new Progress.Issued(certificate.certificateArn(), certificate.notAfter()))
                .orElseThrow(() -> new OutsideFailure(
                        Kind.PERMANENT,
                        "ACM: no issued certificate covers %s for at least %d more days"
                                .formatted(wildcard, LEAST_LEFT.toDays())));
    }

    /// Renewing it is ACM's business; this says when that has not happened.
    @Override
    public Progress renew(String host, UUID token) {
        return request(host, token);
    }

    @Override
    public void discard(String host, UUID token) {
        // The wildcard serves all schools.
    }

    @Override
    public List<UUID> tokens(Predicate<String> hosts) {
        return List.of();
    }

    /// Summaries may leave names out, so this only spares asking about certificates that cannot be meant.
    private static boolean mayCover(CertificateSummary summary, String wildcard) {
        return summary.domainName().equals(wildcard)
                || summary.subjectAlternativeNameSummaries().contains(wildcard)
                || Optional.ofNullable(summary.hasAdditionalSubjectAlternativeNames())
                        .orElse(false);
    }

    private static boolean covers(CertificateDetail certificate, String wildcard, Instant longEnough) {
        return certificate.status() == CertificateStatus.ISSUED
                && certificate.subjectAlternativeNames().contains(wildcard)
                && certificate.notAfter().isAfter(longEnough);
    }
}
