package in.syncad.deploy.services;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.foundation.FoundationStack;
import in.syncad.deploy.foundation.Network;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/// What all services stand on, and what they have in common whichever way they are replaced.
record Platform(Environment environment, FoundationStack foundation, LoadBalancer balancer, Alarms alarms) {

    /// Requests under way have this long to end before a task is told to stop.
    private static final Duration DRAINING = Duration.seconds(30);

    private static final Duration START = Duration.seconds(90);
    private static final int CPU_PERCENT = 60;
    private static final int MEMORY_PERCENT = 70;

    /// A service that never has fewer tasks than it needs while it is replaced.
    FargateService.Builder service(Construct scope, Serving serving) {
        return FargateService.Builder.create(scope, "Service")
                .serviceName(serving.name())
                .cluster(foundation.cluster().cluster())
                .taskDefinition(serving.task().definition())
                .desiredCount(environment.scale().tasks().least())
                .vpcSubnets(Network.APPLICATIONS)
                .securityGroups(List.of(serving.group()))
                .assignPublicIp(false)
                .enableExecuteCommand(false)
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .healthCheckGracePeriod(START)
                .availabilityZoneRebalancing(AvailabilityZoneRebalancing.ENABLED)
                .propagateTags(PropagatedTagSource.SERVICE);
    }

    /// Out at once, in slowly.
    void scale(FargateService service) {
        ScalableTaskCount tasks = service.autoScaleTaskCount(EnableScalingProps.builder()
                .minCapacity(environment.scale().tasks().least())
                .maxCapacity(environment.scale().tasks().most())
                .build());
        tasks.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(CPU_PERCENT)
                        .scaleOutCooldown(Duration.minutes(1))
                        .scaleInCooldown(Duration.minutes(5))
                        .build());
        tasks.scaleOnMemoryUtilization(
                "Memory",
                MemoryUtilizationScalingProps.builder()
                        .targetUtilizationPercent(MEMORY_PERCENT)
                        .scaleOutCooldown(Duration.minutes(1))
                        .scaleInCooldown(Duration.minutes(5))
                        .build());
    }

    ApplicationTargetGroup.Builder targets(Construct scope, String id, Serving serving) {
        return ApplicationTargetGroup.Builder.create(scope, id)
                .vpc(foundation.network().vpc())
                .targetType(TargetType.IP)
                .protocol(ApplicationProtocol.HTTP)
                .port(serving.port())
                .deregistrationDelay(DRAINING)
                .healthCheck(HealthCheck.builder()
                        .port(Integer.toString(serving.health().port()))
                        .path(serving.health().path())
                        .healthyHttpCodes("200")
                        .interval(Duration.seconds(30))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build());
    }
}
