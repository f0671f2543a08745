package in.syncad.provisioning.steps;

import in.syncad.common.schema.SchoolDatabases;
import in.syncad.common.schema.SchoolSchema;
import in.syncad.common.schema.SchoolSeed;
import in.syncad.common.tenancy.SchoolId;
import in.syncad.provisioning.registry.NewSchool;
import in.syncad.provisioning.registry.RegisteredSchool;
import in.syncad.provisioning.registry.Registry;
import in.syncad.provisioning.saga.Step;
import in.syncad.provisioning.saga.StepContext;
import in.syncad.provisioning.saga.StepOutcome;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The tables, which a clone has already, and the first rows: whose database it is, and its administrator. Goes with
/// the database when that is dropped.
@Component
final class MigrateSchema implements Step {

    private final Registry registry;
    private final SchoolDatabases databases;
    private final SchoolSchema schema;

    MigrateSchema(Registry registry, SchoolDatabases databases, SchoolSchema schema) {
        this.registry = registry;
        this.databases = databases;
        this.schema = schema;
    }

    @Override
    public String name() {
        return "migrate-schema";
    }

    @Override
    public StepOutcome apply(StepContext context) {
        RegisteredSchool school = registry.get(new SchoolId(context.subject()));
        databases.prepare(school.databaseName(), seed(school));
        return new StepOutcome.Done(Map.of("version", schema.version()));
    }

    private static SchoolSeed seed(RegisteredSchool school) {
        NewSchool request = school.request();
        return new SchoolSeed(
                school.id(),
                request.name(),
                request.slug().value(),
                request.district(),
                request.board(),
                request.timeZone(),
                new SchoolSeed.Admin(request.adminEmail(), request.phone()));
    }
}
