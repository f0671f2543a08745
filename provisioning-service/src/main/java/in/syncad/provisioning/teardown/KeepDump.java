package in.syncad.provisioning.teardown;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The last dump of the school's rows, kept in object storage.
@Component
final class KeepDump implements Step {

    private final SchoolDatabases databases;
    private final KeptDumps dumps;

    KeepDump(SchoolDatabases databases, KeptDumps dumps) {
        this.databases = databases;
        this.dumps = dumps;
    }

    @Override
    public String name() {
        return "final-dump";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        SchoolId school = new SchoolId(context.subject());
        String key = "deleted/%s/final.zip".formatted(school);
        if (!dumps.has(key)) {
            if (!databases.exists(school.databaseName())) {
                return new StepOutcome.Failed("neither dump nor database of %s exists".formatted(school), true);
            }
            dumps.keep(school.databaseName(), key);
        }
        return new StepOutcome.Done(Map.of("key", key));
    }
}
