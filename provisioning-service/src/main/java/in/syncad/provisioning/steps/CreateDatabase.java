package in.syncad.provisioning.steps;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import in.syncad.provisioning.standby.StandbyStock;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The school's database: a standby one if there is one, else a new one.
@Component
final class CreateDatabase implements Step {

    private final SchoolDatabases databases;
    private final StandbyStock stock;

    CreateDatabase(SchoolDatabases databases, StandbyStock stock) {
        this.databases = databases;
        this.stock = stock;
    }

    @Override
    public String name() {
        return "create-database";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        SchoolId school = new SchoolId(context.subject());
        if (!databases.exists(school.databaseName()) && stock.claim(school)) {
            return new StepOutcome.Done(Map.of("from", "standby"));
        }
        databases.create(school.databaseName());
        return new StepOutcome.Done(Map.of("from", "template"));
    }

    @Override
    public void undo(StepContext context) {
        databases.drop(new SchoolId(context.subject()).databaseName());
    }
}
