package in.syncad.deploy.services;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Release.Takeover;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.EcsBlueGreenDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.EcsDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.EcsDeploymentGroup;
import software.amazon.awscdk.services.ecs.AlarmBehavior;
import software.amazon.awscdk.services.ecs.AlternateTarget;
import software.amazon.awscdk.services.ecs.AlternateTargetProps;
import software.amazon.awscdk.services.ecs.AvailabilityZoneRebalancing;
import software.amazon.awscdk.services.ecs.DeploymentAlarmOptions;
import software.amazon.awscdk.services.ecs.DeploymentController;
import software.amazon.awscdk.services.ecs.DeploymentControllerType;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleLambdaTarget;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleLambdaTargetProps;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleStage;
import software.amazon.awscdk.services.ecs.DeploymentStrategy;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ListenerRuleConfiguration;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.constructs.Construct;

/// A service with two colours: the new one is made beside the old one, tried by the smoke test, given all traffic,
/// watched while it bakes, and only then the old one goes. Whatever goes wrong before that brings the old one back.
///
/// Target groups are not sticky: with two groups behind a rule a load balancer either refuses that or keeps clients
/// on the colour that is about to go. What needs stickiness is a [Rolling] service.
final class BlueGreen extends Construct {

    private static final Duration BAKING = Duration.minutes(10);

    private final Platform platform;
    private final Serving serving;
    private final ApplicationTargetGroup blue;
    private final ApplicationTargetGroup green;
    private final ApplicationListenerRule production;
    private final ApplicationListenerRule test;
    private final FargateService service;

    BlueGreen(Construct scope, String id, Platform platform, Serving serving, Takeover takeover) {
        super(scope, id);
        this.platform = platform;
        this.serving = serving;
        this.blue = platform.targets(this, "Blue", serving).build();
        this.green = platform.targets(this, "Green", serving).build();
        this.production = platform.balancer().production(serving, blue);
        this.test = platform.balancer().test(serving, blue);
        this.service = switch (takeover) {
            case ECS -> byEcs(watched());
            case CODE_DEPLOY -> byCodeDeploy(watched());
        };
        platform.scale(service);
    }

    FargateService service() {
        return service;
    }

    private FargateService byEcs(List<Alarm> alarms) {
        FargateService made = platform.service(this, serving)
                .deploymentStrategy(DeploymentStrategy.BLUE_GREEN)
                .bakeTime(BAKING)
                .build();
        made.loadBalancerTarget(LoadBalancerTargetOptions.builder()
                        .containerName(serving.name())
                        .containerPort(serving.port())
                        .alternateTarget(alternative())
                        .build())
                .attachToApplicationTargetGroup(blue);
        SmokeTest smokeTest = new SmokeTest(this, platform, serving);
        // Not before ECS may ask.
        made.getNode().addDependency(smokeTest);
        made.addLifecycleHook(new DeploymentLifecycleLambdaTarget(
                smokeTest.function(),
                "SmokeTest",
                DeploymentLifecycleLambdaTargetProps.builder()
                        .role(smokeTest.caller())
                        .lifecycleStages(List.of(DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT))
                        .build()));
        made.enableDeploymentAlarms(
                alarms.stream().map(Alarm::getAlarmName).toList(),
                DeploymentAlarmOptions.builder()
                        .behavior(AlarmBehavior.ROLLBACK_ON_ALARM)
                        .build());
        AcceptedFindings.accept(
                this, "IAM4", "AWS's own policy for what ECS does to listeners while it shifts traffic");
        Annotations.of(made)
                .acknowledgeWarning(
                        "@aws-cdk/aws-ecs:shouldUseCircuitBreaker",
                        "it counts tasks of rolling deployments; here the smoke test and the alarms decide");
        return made;
    }

    private AlternateTarget alternative() {
        return new AlternateTarget(
                "Green",
                AlternateTargetProps.builder()
                        .alternateTargetGroup(green)
                        .productionListener(ListenerRuleConfiguration.applicationListenerRule(production))
                        .testListener(ListenerRuleConfiguration.applicationListenerRule(test))
                        .build());
    }

    private FargateService byCodeDeploy(List<Alarm> alarms) {
        FargateService made = platform.service(this, serving)
                .deploymentController(DeploymentController.builder()
                        .type(DeploymentControllerType.CODE_DEPLOY)
                        .build())
                .availabilityZoneRebalancing(AvailabilityZoneRebalancing.DISABLED)
                .build();
        made.attachToApplicationTargetGroup(blue);
        EcsDeploymentGroup.Builder.create(this, "DeploymentGroup")
                .service(made)
                .deploymentGroupName(platform.environment().prefix() + "-" + serving.name())
                .deploymentConfig(EcsDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .blueGreenDeploymentConfig(EcsBlueGreenDeploymentConfig.builder()
                        .blueTargetGroup(blue)
                        .greenTargetGroup(green)
                        .listener(platform.balancer().productionListener())
                        .testListener(platform.balancer().testListener())
                        .terminationWaitTime(BAKING)
                        .build())
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(true)
                        .build())
                .alarms(alarms)
                .build();
        AcceptedFindings.accept(this, "IAM4", "AWS's own policy for what CodeDeploy does to services and listeners");
        return made;
    }

    private List<Alarm> watched() {
        TargetAlarms alarms = new TargetAlarms(platform);
        String name = serving.name();
        return List.of(
                alarms.failures(name + "-blue", blue),
                alarms.slowness(name + "-blue", blue),
                alarms.failures(name + "-green", green),
                alarms.slowness(name + "-green", green));
    }
}
