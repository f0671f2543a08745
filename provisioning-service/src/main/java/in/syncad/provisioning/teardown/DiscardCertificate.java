package in.syncad.provisioning.teardown;

import in.syncad.common.certificate.Certificates;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Revokes or deletes the school's own certificate, if it has one.
@Component
final class DiscardCertificate implements Step {

    private final Registry registry;
    private final Certificates certificates;

    DiscardCertificate(Registry registry, Certificates certificates) {
        this.registry = registry;
        this.certificates = certificates;
    }

    @Override
    public String name() {
        return "tls-certificate";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        UUID token = UUID.fromString(context.input().get(SchoolTeardown.CREATED_BY));
        certificates.issuer(school.request().certificate()).discard(school.subdomain(), token);
        return new StepOutcome.Done();
    }
}
