package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.constructs.Construct;

/// The ECS cluster of an environment, on Fargate alone: no machine of ours is to be patched.
public final class Cluster extends Construct {

    private final software.amazon.awscdk.services.ecs.Cluster cluster;

    Cluster(Construct scope, Environment environment, Network network, SecurityGroups groups) {
        super(scope, "Cluster");
        this.cluster = software.amazon.awscdk.services.ecs.Cluster.Builder.create(this, "Cluster")
                .clusterName(environment.prefix())
                .vpc(network.vpc())
                .containerInsightsV2(ContainerInsights.ENHANCED)
                .enableFargateCapacityProviders(true)
                .build();
        tell("ChoreSubnets", subnets(network));
        tell("ChoreSecurityGroup", groups.chores().getSecurityGroupId());
    }

    public software.amazon.awscdk.services.ecs.Cluster cluster() {
        return cluster;
    }

    private static String subnets(Network network) {
        return network.vpc().selectSubnets(Network.APPLICATIONS).getSubnetIds().stream()
                .collect(Collectors.joining(","));
    }

    /// What the pipelines need to start a task.
    private void tell(String name, String value) {
        CfnOutput output = CfnOutput.Builder.create(this, name).value(value).build();
        output.overrideLogicalId(name);
    }
}
