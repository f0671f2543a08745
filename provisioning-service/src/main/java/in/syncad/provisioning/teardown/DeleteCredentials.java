package in.syncad.provisioning.teardown;

import in.syncad.common.secret.Secrets;
import in.syncad.common.tenancy.SchoolCredential;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import org.springframework.stereotype.Component;

/// The password of a role that is gone already.
@Component
final class DeleteCredentials implements Step {

    private final Secrets secrets;

    DeleteCredentials(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "delete-credentials";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        secrets.delete(SchoolCredential.secretName(new SchoolId(context.subject())));
        return new StepOutcome.Done();
    }
}
