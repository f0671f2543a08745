package in.syncad.deploy.services;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.ecs.AlarmBehavior;
import software.amazon.awscdk.services.ecs.DeploymentAlarmOptions;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.constructs.Construct;

/// A service whose clients stay with their task: while a socket is long-polling, each of its requests has to get to
/// the task that knows it. Tasks are replaced one after the other behind one sticky target group; clients of a task
/// that goes are told to come back, and are let in by another.
final class Rolling extends Construct {

    private static final Duration STICKY = Duration.hours(1);

    private final FargateService service;

    Rolling(Construct scope, String id, Platform platform, Serving serving) {
        super(scope, id);
        ApplicationTargetGroup targets = platform.targets(this, "Targets", serving)
                .stickinessCookieDuration(STICKY)
                .build();
        platform.balancer().production(serving, targets);
        this.service = platform.service(this, serving)
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .build();
        service.loadBalancerTarget(LoadBalancerTargetOptions.builder()
                        .containerName(serving.name())
                        .containerPort(serving.port())
                        .build())
                .attachToApplicationTargetGroup(targets);
        Alarm failures = new TargetAlarms(platform).failures(serving.name(), targets);
        service.enableDeploymentAlarms(
                List.of(failures.getAlarmName()),
                DeploymentAlarmOptions.builder()
                        .behavior(AlarmBehavior.ROLLBACK_ON_ALARM)
                        .build());
        platform.scale(service);
    }

    FargateService service() {
        return service;
    }
}
