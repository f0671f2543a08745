package in.syncad.deploy.services;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.Resource;
import in.syncad.deploy.foundation.Network;
import in.syncad.deploy.foundation.SecurityGroups;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// Tries a new colour on the test listener, while everybody else is still on the old one. What it answers decides
/// whether the traffic is shifted.
final class SmokeTest extends Construct {

    private static final Duration PATIENCE = Duration.minutes(1);

    private final Function function;
    private final Role caller;

    SmokeTest(Construct scope, Platform platform, Serving serving) {
        super(scope, "SmokeTest");
        this.function = Function.Builder.create(this, "Function")
                .description("Whether a new release of %s may take over".formatted(serving.name()))
                .runtime(Runtime.NODEJS_24_X)
                .handler("index.handler")
                .code(Code.fromInline(Resource.text(SmokeTest.class, "smoke-test.js")))
                .environment(Map.of(
                        "LOAD_BALANCER", platform.balancer().balancer().getLoadBalancerDnsName(),
                        "LOAD_BALANCER_PORT", Integer.toString(SecurityGroups.TEST),
                        "HEALTH_HOST", serving.health().host(),
                        "HEALTH_PATH", serving.health().path()))
                .vpc(platform.foundation().network().vpc())
                .vpcSubnets(Network.APPLICATIONS)
                .securityGroups(List.of(platform.foundation().groups().smokeTest()))
                .timeout(PATIENCE)
                .logGroup(LogGroup.Builder.create(this, "Logs")
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build())
                .build();
        this.caller = Role.Builder.create(this, "Caller")
                .assumedBy(new ServicePrincipal("ecs.amazonaws.com"))
                .build();
        caller.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(function.getFunctionArn()))
                .build());
        AcceptedFindings.accept(function, "IAM4", "AWS's own policies for a function's log and its place in a network");
    }

    Function function() {
        return function;
    }

    /// As whom ECS asks it.
    Role caller() {
        return caller;
    }
}
