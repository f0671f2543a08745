package in.syncad.provisioning.steps;

import in.syncad.common.certificate.CertificateIssuer;
import in.syncad.common.certificate.Certificates;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// TLS for the school's host: covered by the wildcard, or a certificate of its own. The saga's id is the token by
/// which the issuer finds again what it has begun.
@Component
final class IssueCertificate implements Step {

    static final String NAME = "tls-certificate";

    private final Registry registry;
    private final Certificates certificates;
    private final CertificateProgress progress;

    IssueCertificate(Registry registry, Certificates certificates, Clock clock) {
        this.registry = registry;
        this.certificates = certificates;
        this.progress = new CertificateProgress(clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepOutcome apply(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        return progress.outcome(
                issuer(school).request(school.subdomain(), context.saga()),
                school.request().certificate(),
                context);
    }

    @Override
    public void undo(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        issuer(school).discard(school.subdomain(), context.saga());
    }

    private CertificateIssuer issuer(RegisteredSchool school) {
        return certificates.issuer(school.request().certificate());
    }
}
