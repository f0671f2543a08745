package in.syncad.provisioning.steps;

import in.syncad.common.certificate.Certificates;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Renews the school's own certificate. What stands is served until then, so there is nothing to undo.
@Component
final class RenewCertificate implements Step {

    private final Registry registry;
    private final Certificates certificates;
    private final CertificateProgress progress;

    RenewCertificate(Registry registry, Certificates certificates, Clock clock) {
        this.registry = registry;
        this.certificates = certificates;
        this.progress = new CertificateProgress(clock);
    }

    @Override
    public String name() {
        return IssueCertificate.NAME;
    }

    @Override
    public StepOutcome apply(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        UUID token = UUID.fromString(context.input().get(SchoolCreation.ISSUED_BY));
        return progress.outcome(
                certificates.issuer(school.request().certificate()).renew(school.subdomain(), token),
                school.request().certificate(),
                context);
    }
}
