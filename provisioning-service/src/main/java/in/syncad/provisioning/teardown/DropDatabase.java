package in.syncad.provisioning.teardown;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import org.springframework.stereotype.Component;

/// The end of the school's rows; their dump is kept by now.
@Component
final class DropDatabase implements Step {

    private final SchoolDatabases databases;

    DropDatabase(SchoolDatabases databases) {
        this.databases = databases;
    }

    @Override
    public String name() {
        return "drop-database";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        databases.drop(new SchoolId(context.subject()).databaseName());
        return new StepOutcome.Done();
    }
}
