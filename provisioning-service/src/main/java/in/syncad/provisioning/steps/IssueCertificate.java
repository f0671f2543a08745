package in.syncad.provisioning.steps;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.CertificateIssuer.Progress.Issued;
import in.syncad.common.certificate.CertificateIssuer.Progress.Pending;
import in.syncad.common.certificate.Certificates;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// TLS for the school's host: covered by the wildcard, or a certificate of its own. The saga's id is the token by
/// which the issuer finds again what it has begun.
@Component
final class IssueCertificate implements Step {

    /// Validation takes minutes at most; after that something is wrong with the zone.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Registry registry;
    private final Certificates certificates;
    private final Clock clock;

    IssueCertificate(Registry registry, Certificates certificates, Clock clock) {
        this.registry = registry;
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tls-certificate";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        return switch (issuer(school).request(school.subdomain(), context.saga())) {
            case Issued issued ->
                new StepOutcome.Done(Map.of(
                        "mode", school.request().certificate().name().toLowerCase(Locale.ROOT),
                        "reference", issued.reference(),
                        "notAfter", issued.notAfter().toString()));
            case Pending pending -> waitFor(pending, context);
        };
    }

    @Override
    public void undo(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        issuer(school).discard(school.subdomain(), context.saga());
    }

    private StepOutcome waitFor(Pending pending, StepContext context) {
        Duration waited = Duration.between(context.startedAt(), clock.instant());
        return waited.compareTo(LONGEST_WAIT) < 0
                ? new StepOutcome.Wait(pending.askAgain())
                : new StepOutcome.Failed("not issued within %d minutes".formatted(LONGEST_WAIT.toMinutes()), true);
    }

    private CertificateIssuer issuer(RegisteredSchool school) {
        return certificates.issuer(school.request().certificate());
    }
}
