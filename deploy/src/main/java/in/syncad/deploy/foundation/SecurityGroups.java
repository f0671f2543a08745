package in.syncad.deploy.foundation;

import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.constructs.Construct;

/// Who may connect to whom. Nothing is reached from the internet: CloudFront comes in by its VPC origin, from
/// addresses that AWS keeps in a list.
public final class SecurityGroups extends Construct {

    public static final int HTTPS = 443;
    /// Of the listener that shows a new colour to the smoke test before anybody else sees it.
    public static final int TEST = 8443;

    static final int POSTGRES = 5432;
    static final int REDIS = 6379;

    /// `com.amazonaws.global.cloudfront.origin-facing` in [in.syncad.deploy.environment.Environment#REGION].
    private static final String CLOUDFRONT = "pl-9aa247f3";

    private final IVpc vpc;
    private final SecurityGroup loadBalancer;
    private final SecurityGroup api;
    private final SecurityGroup provisioning;
    private final SecurityGroup chores;
    private final SecurityGroup smokeTest;
    private final SecurityGroup database;
    private final SecurityGroup cache;

    SecurityGroups(Construct scope, IVpc vpc) {
        super(scope, "SecurityGroups");
        this.vpc = vpc;
        this.loadBalancer = group("LoadBalancer", "The load balancer", false);
        this.api = group("Api", "Tasks of api and realtime", true);
        this.provisioning = group("Provisioning", "Tasks of provisioning", true);
        this.chores = group("Chores", "Tasks that run once before a release", true);
        this.smokeTest = group("SmokeTest", "The function that tries a new colour", true);
        this.database = group("Database", "PostgreSQL", false);
        this.cache = group("Cache", "Redis", false);
        connect();
    }

    private void connect() {
        loadBalancer.addIngressRule(Peer.prefixList(CLOUDFRONT), Port.tcp(HTTPS), "CloudFront");
        loadBalancer.addIngressRule(smokeTest, Port.tcp(TEST), "The smoke test");
        Stream.of(api, provisioning, chores)
                .forEach(tasks -> database.addIngressRule(tasks, Port.tcp(POSTGRES), "Tasks"));
        cache.addIngressRule(api, Port.tcp(REDIS), "Tasks");
    }

    public SecurityGroup loadBalancer() {
        return loadBalancer;
    }

    /// Of the services `api` and `realtime`, which are the same program.
    public SecurityGroup api() {
        return api;
    }

    public SecurityGroup provisioning() {
        return provisioning;
    }

    /// Of tasks that run once: migrations, roles of the database.
    public SecurityGroup chores() {
        return chores;
    }

    public SecurityGroup smokeTest() {
        return smokeTest;
    }

    SecurityGroup database() {
        return database;
    }

    SecurityGroup cache() {
        return cache;
    }

    private SecurityGroup group(String id, String description, boolean reachesOut) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(reachesOut)
                .build();
    }
}
