package in.syncad.deploy.foundation;

import in.syncad.deploy.Resource;
import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Scale.Size;
import in.syncad.deploy.task.ContainerTask;
import in.syncad.deploy.task.Program;
import in.syncad.deploy.task.Settings;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.Secret;
import software.constructs.Construct;

/// Tasks that the pipelines run once: the roles of the database, before anything else and when passwords change, and
/// the migrations of a release, before its services take over.
public final class Chores extends Construct {

    /// Names behind the environment's prefix, by which the pipelines start them.
    public static final String MIGRATION = "migration";

    public static final String DATABASE_ROLES = "database-roles";

    private static final String PSQL = "public.ecr.aws/docker/library/postgres:18";
    private static final Size SMALL = new Size(256, 512);
    private static final Size MEDIUM = new Size(1024, 2048);

    Chores(FoundationStack foundation, Environment environment, Program migration) {
        super(foundation, "Chores");
        new ContainerTask(
                this, "DatabaseRoles", environment, databaseRoles(foundation.database(), foundation.passwords()));
        ContainerTask task = new ContainerTask(this, "Migration", environment, migration);
        foundation.permissions().grantToProvisioning(task.role());
    }

    /// Brings the central database and those of all schools to what the release expects; may be run again at any
    /// time.
    static Program migration(Images images, Settings settings) {
        return Program.once(MIGRATION, images.provisioning(), MEDIUM, List.of("--migrate"), settings);
    }

    private static Program databaseRoles(Database database, Passwords passwords) {
        Map<String, String> variables = Map.of(
                "PGHOST", database.host(),
                "PGPORT", Integer.toString(SecurityGroups.POSTGRES),
                "PGDATABASE", "postgres");
        Map<String, Secret> secrets = Map.of(
                "PGUSER", Secret.fromSecretsManager(database.administrator(), "username"),
                "PGPASSWORD", Secret.fromSecretsManager(database.administrator(), "password"),
                "API_PASSWORD", Secret.fromSecretsManager(passwords.apiDatabase()),
                "PROVISIONING_PASSWORD", Secret.fromSecretsManager(passwords.provisioningDatabase()));
        return Program.once(
                DATABASE_ROLES,
                ContainerImage.fromRegistry(PSQL),
                SMALL,
                List.of("bash", "-ceu", Resource.text(Chores.class, "database-roles.sh")),
                new Settings(variables, secrets));
    }
}
