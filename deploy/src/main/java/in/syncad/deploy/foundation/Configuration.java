package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.EnvironmentName;
import in.syncad.deploy.environment.Hosts;
import in.syncad.deploy.task.Settings;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.ecs.Secret;

/// What the services are told here, in the words of README's table.
public final class Configuration {

    /// Of the contract, section 1.
    public static final int API_PORT = 3001;

    public static final int PROVISIONING_PORT = 8080;
    /// Where the api has its sockets.
    public static final int REALTIME_PORT = 3002;

    private final FoundationStack foundation;
    private final Environment environment;

    Configuration(FoundationStack foundation, Environment environment) {
        this.foundation = foundation;
        this.environment = environment;
    }

    /// Of `api` and `realtime`, which are the same program.
    public Settings api() {
        Hosts hosts = environment.hosts();
        return new Settings(shared(), apiSecrets())
                .and(Map.of(
                        "PORT", Integer.toString(API_PORT),
                        "REALTIME_PORT", Integer.toString(REALTIME_PORT),
                        "API_HOST", hosts.api(),
                        "S3_CDN_URL", "https://" + hosts.cdn(),
                        "APP_ENVIRONMENT", environment.name() == EnvironmentName.DEV ? "development" : "production",
                        "SNS_TOPIC_ARNS", topics(),
                        "SYNCAD_CONNECTIONS_BUDGET",
                                Integer.toString(environment.scale().connectionsPerTask())));
    }

    public Settings provisioning() {
        return new Settings(shared(), provisioningSecrets())
                .and(Map.of(
                        "PORT", Integer.toString(PROVISIONING_PORT),
                        "ROUTE53_HOSTED_ZONE_ID", environment.account().schoolZone(),
                        "SCHOOL_DNS_TARGET", environment.hosts().edge(),
                        "DB_SCHEDULER_THREADS",
                                Integer.toString(environment.scale().provisioningSteps()),
                        "SCHOOL_CONNECTIONS",
                                Integer.toString(environment.scale().connectionsPerSchool())));
    }

    private Map<String, String> shared() {
        return Map.of(
                "AWS_REGION", Environment.REGION,
                "BASE_DOMAIN", environment.hosts().baseDomain(),
                "S3_BUCKET", foundation.storage().files().getBucketName(),
                "SES_FROM_EMAIL", foundation.messaging().sender(),
                "SES_CONFIGURATION_SET", foundation.messaging().configuration(),
                "TRUSTED_PROXIES", Network.ADDRESSES);
    }

    private Map<String, Secret> apiSecrets() {
        Passwords passwords = foundation.passwords();
        Map<String, Secret> secrets = new TreeMap<>(Map.of(
                "DATABASE_URL", Secret.fromSecretsManager(foundation.database().apiUrl()),
                "REDIS_URL", Secret.fromSecretsManager(foundation.cache().url()),
                "JWT_SECRET", Secret.fromSecretsManager(passwords.tokenSigning()),
                "OPERATOR_KEY", Secret.fromSecretsManager(passwords.operatorKey()),
                "OPERATOR_TOTP_SECRET", Secret.fromSecretsManager(passwords.operatorSecondFactor())));
        for (String name : environment.account().integrations()) {
            if (secrets.put(name, Secret.fromSecretsManager(passwords.integrations(), name)) != null) {
                throw new IllegalArgumentException("INTEGRATIONS names " + name + ", which is set already");
            }
        }
        return secrets;
    }

    private Map<String, Secret> provisioningSecrets() {
        return Map.of(
                "DATABASE_URL", Secret.fromSecretsManager(foundation.database().provisioningUrl()),
                "SCS_API_KEY", Secret.fromSecretsManager(foundation.passwords().provisioningKeys()));
    }

    private String topics() {
        Topics topics = foundation.topics();
        return topics.mailEvents().getTopicArn() + "," + topics.pushEvents().getTopicArn();
    }
}
