package in.syncad.deploy.foundation;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// Redis in two zones, with TLS and a password. Not a cluster: sockets are told of each other by sharded publishing,
/// which needs all of it in one place or loses messages when a slot moves.
public final class Cache extends Construct {

    private static final int KEPT_DAYS = 7;
    private static final int REPLICAS = 1;

    private final CfnReplicationGroup group;
    private final Secret url;

    Cache(Construct scope, Environment environment, Network network, SecurityGroups groups, Passwords passwords) {
        super(scope, "Cache");
        String token = passwords.cacheToken().getSecretValue().unsafeUnwrap();
        this.group = CfnReplicationGroup.Builder.create(this, "Group")
                .replicationGroupDescription("SyncAD " + environment.name().text())
                .engine("redis")
                .engineVersion("7.1")
                .cacheNodeType(environment.scale().cache())
                .numNodeGroups(1)
                .replicasPerNodeGroup(REPLICAS)
                .automaticFailoverEnabled(true)
                .multiAzEnabled(true)
                .transitEncryptionEnabled(true)
                .atRestEncryptionEnabled(true)
                .authToken(token)
                .port(SecurityGroups.REDIS)
                .snapshotRetentionLimit(KEPT_DAYS)
                .snapshotWindow("19:00-20:00")
                .cacheParameterGroupName(parameters().getRef())
                .cacheSubnetGroupName(subnets(network).getRef())
                .securityGroupIds(List.of(groups.cache().getSecurityGroupId()))
                .build();
        this.url = passwords.composed(
                "cache-url",
                "rediss://:%s@%s:%d".formatted(token, group.getAttrPrimaryEndPointAddress(), SecurityGroups.REDIS));
        AcceptedFindings.accept(group, "AEC5", "reached from our own tasks only; another port would hide nothing");
    }

    /// `REDIS_URL`.
    Secret url() {
        return url;
    }

    /// Names of its nodes, as ElastiCache makes them of the group's: the primary one and its replica, in either order.
    public List<String> nodes() {
        return IntStream.rangeClosed(1, 1 + REPLICAS)
                .mapToObj(number -> "%s-%03d".formatted(group.getRef(), number))
                .toList();
    }

    /// Counters of guesses live here: when memory is short, writes fail and guesses are refused, instead of counters
    /// being forgotten.
    private CfnParameterGroup parameters() {
        return CfnParameterGroup.Builder.create(this, "Parameters")
                .cacheParameterGroupFamily("redis7")
                .description("SyncAD")
                .properties(Map.of("maxmemory-policy", "noeviction"))
                .build();
    }

    private CfnSubnetGroup subnets(Network network) {
        return CfnSubnetGroup.Builder.create(this, "Subnets")
                .description("SyncAD")
                .subnetIds(network.vpc().selectSubnets(Network.DATA).getSubnetIds())
                .build();
    }
}
