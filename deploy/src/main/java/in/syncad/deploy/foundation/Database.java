package in.syncad.deploy.foundation;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.rds.CaCertificate;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PostgresEngineVersion;
import software.amazon.awscdk.services.rds.PostgresInstanceEngineProps;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// PostgreSQL 18 for the central database and those of all schools: two zones, TLS only, seven days of backups to any
/// second of which it can be restored.
public final class Database extends Construct {

    private static final IInstanceEngine ENGINE = DatabaseInstanceEngine.postgres(PostgresInstanceEngineProps.builder()
            .version(PostgresEngineVersion.VER_18)
            .build());
    private static final int STORAGE_GIB = 100;
    private static final int MOST_STORAGE_GIB = 2000;
    /// Where the images have the certificates of RDS.
    private static final String CERTIFICATES = "/app/certificates/rds.pem";

    private final DatabaseInstance instance;
    private final Secret apiUrl;
    private final Secret provisioningUrl;

    Database(Construct scope, Environment environment, Network network, SecurityGroups groups, Passwords passwords) {
        super(scope, "Database");
        this.instance = instance(environment, network, groups);
        this.apiUrl = url(passwords, "api-database-url", "syncad_api", passwords.apiDatabase());
        this.provisioningUrl =
                url(passwords, "provisioning-database-url", "syncad_provisioning", passwords.provisioningDatabase());
        AcceptedFindings.accept(instance, "RDS11", "reached from our own tasks only; another port would hide nothing");
        AcceptedFindings.accept(instance, "IAM4", "the managed policy with which RDS reports its own metrics");
    }

    /// Of the administrator, who makes the two roles of the services; RDS keeps and changes its password.
    ISecret administrator() {
        return Objects.requireNonNull(instance.getSecret(), "RDS manages it");
    }

    String host() {
        return instance.getDbInstanceEndpointAddress();
    }

    /// `DATABASE_URL` of the api.
    Secret apiUrl() {
        return apiUrl;
    }

    /// `DATABASE_URL` of provisioning.
    Secret provisioningUrl() {
        return provisioningUrl;
    }

    public DatabaseInstance instance() {
        return instance;
    }

    private DatabaseInstance instance(Environment environment, Network network, SecurityGroups groups) {
        DatabaseInstance.Builder builder = DatabaseInstance.Builder.create(this, "Instance")
                .engine(ENGINE)
                .parameterGroup(parameters(environment))
                .instanceType(new InstanceType(environment.scale().database()))
                .credentials(Credentials.fromUsername("syncad_admin"))
                .manageMasterUserPassword(true)
                .iamAuthentication(true)
                .caCertificate(CaCertificate.RDS_CA_RSA2048_G1)
                .vpc(network.vpc())
                .vpcSubnets(Network.DATA)
                .securityGroups(List.of(groups.database()));
        return protectedAgainstLoss(watched(builder), environment).build();
    }

    private static DatabaseInstance.Builder protectedAgainstLoss(
            DatabaseInstance.Builder builder, Environment environment) {
        boolean keep = environment.keepsData();
        return builder.multiAz(true)
                .storageEncrypted(true)
                .storageType(StorageType.GP3)
                .allocatedStorage(STORAGE_GIB)
                .maxAllocatedStorage(MOST_STORAGE_GIB)
                .backupRetention(Duration.days(7))
                .deleteAutomatedBackups(!keep)
                .copyTagsToSnapshot(true)
                .deletionProtection(true)
                .removalPolicy(keep ? RemovalPolicy.RETAIN : RemovalPolicy.SNAPSHOT)
                // Half past one to half past three at night in India.
                .preferredBackupWindow("20:00-20:30")
                .preferredMaintenanceWindow("Sat:21:00-Sat:22:00");
    }

    private static DatabaseInstance.Builder watched(DatabaseInstance.Builder builder) {
        return builder.autoMinorVersionUpgrade(true)
                .enablePerformanceInsights(true)
                .monitoringInterval(Duration.minutes(1))
                .cloudwatchLogsExports(List.of("postgresql", "upgrade"));
    }

    /// Names are those of PostgreSQL; times are in its own units (ms, s, KiB).
    private ParameterGroup parameters(Environment environment) {
        return ParameterGroup.Builder.create(this, "Parameters")
                .engine(ENGINE)
                .parameters(Map.ofEntries(
                        Map.entry("rds.force_ssl", "1"),
                        Map.entry("ssl_min_protocol_version", "TLSv1.2"),
                        Map.entry("rds.accepted_password_auth_method", "scram"),
                        Map.entry(
                                "max_connections",
                                Integer.toString(environment.scale().connections())),
                        Map.entry("idle_in_transaction_session_timeout", "60000"),
                        // A round visits a thousand databases: fifteen minutes leave almost a second for each.
                        Map.entry("autovacuum_naptime", "900"),
                        Map.entry("autovacuum_max_workers", "6"),
                        // Sums up statements, of all databases, without their values; the runbook has it made visible.
                        Map.entry("shared_preload_libraries", "pg_stat_statements"),
                        // What is slow is logged, but never with its values: they are personal data.
                        Map.entry("log_min_duration_statement", "500"),
                        Map.entry("log_parameter_max_length", "0"),
                        Map.entry("log_parameter_max_length_on_error", "0")))
                .build();
    }

    private Secret url(Passwords passwords, String name, String role, Secret password) {
        return passwords.composed(
                name,
                "postgresql://%s:%s@%s:%d/syncad_central?sslmode=verify-full&sslrootcert=%s"
                        .formatted(
                                role,
                                password.getSecretValue().unsafeUnwrap(),
                                host(),
                                SecurityGroups.POSTGRES,
                                CERTIFICATES));
    }
}
