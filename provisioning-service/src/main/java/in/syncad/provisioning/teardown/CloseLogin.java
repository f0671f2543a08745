package in.syncad.provisioning.teardown;

import in.syncad.common.schema.SchoolLogins;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import org.springframework.stereotype.Component;

/// Ends all sessions of the school's role and removes it, so that nothing is written after the dump.
@Component
final class CloseLogin implements Step {

    private final SchoolLogins logins;

    CloseLogin(SchoolLogins logins) {
        this.logins = logins;
    }

    @Override
    public String name() {
        return "close-login";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        logins.drop(new SchoolId(context.subject()).databaseName());
        return new StepOutcome.Done();
    }
}
