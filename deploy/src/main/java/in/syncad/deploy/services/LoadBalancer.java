package in.syncad.deploy.services;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.foundation.FoundationStack;
import in.syncad.deploy.foundation.Network;
import in.syncad.deploy.foundation.SecurityGroups;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.constructs.Construct;

/// The internal load balancer: one listener for CloudFront, one on which a smoke test meets a new colour first.
///
/// ECS rewrites the actions of these rules while it deploys, so a change of a rule in the template would undo a shift
/// of traffic (aws/aws-cdk#36649). A test freezes them; change one only while all traffic is on blue.
final class LoadBalancer extends Construct {

    /// Longer than the sockets' ping interval, 25 s; shorter than the services keep idle connections.
    private static final Duration IDLE = Duration.seconds(120);

    private static final int NOT_FOUND = 404;

    private final ApplicationLoadBalancer balancer;
    private final ApplicationListener production;
    private final ApplicationListener test;

    LoadBalancer(Construct scope, Environment environment, FoundationStack foundation) {
        super(scope, "LoadBalancer");
        this.balancer = ApplicationLoadBalancer.Builder.create(this, "Balancer")
                .vpc(foundation.network().vpc())
                .vpcSubnets(Network.APPLICATIONS)
                .securityGroup(foundation.groups().loadBalancer())
                .internetFacing(false)
                .dropInvalidHeaderFields(true)
                .idleTimeout(IDLE)
                .deletionProtection(environment.keepsData())
                .build();
        balancer.logAccessLogs(foundation.storage().accessLogs(), "load-balancer");
        ListenerCertificate certificate =
                ListenerCertificate.fromCertificateManager(foundation.dns().certificate());
        this.production = listener("Production", SecurityGroups.HTTPS, certificate);
        this.test = listener("Test", SecurityGroups.TEST, certificate);
        hideOperations();
    }

    ApplicationLoadBalancer balancer() {
        return balancer;
    }

    ApplicationListenerRule production(Serving serving, ApplicationTargetGroup targets) {
        return rule(serving.name() + "-production", production, serving, targets);
    }

    ApplicationListenerRule test(Serving serving, ApplicationTargetGroup targets) {
        return rule(serving.name() + "-test", test, serving, targets);
    }

    ApplicationListener productionListener() {
        return production;
    }

    ApplicationListener testListener() {
        return test;
    }

    private ApplicationListener listener(String id, int port, ListenerCertificate certificate) {
        return balancer.addListener(
                id,
                BaseApplicationListenerProps.builder()
                        .port(port)
                        .protocol(ApplicationProtocol.HTTPS)
                        .sslPolicy(SslPolicy.RECOMMENDED_TLS)
                        .certificates(List.of(certificate))
                        .open(false)
                        .defaultAction(ListenerAction.fixedResponse(NOT_FOUND))
                        .build());
    }

    /// Metrics and details of health are for those inside; from outside they do not even exist.
    private void hideOperations() {
        ApplicationListenerRule.Builder.create(this, "no-operations")
                .listener(production)
                .priority(5)
                .conditions(List.of(ListenerCondition.pathPatterns(List.of("/actuator", "/actuator/*"))))
                .action(ListenerAction.fixedResponse(NOT_FOUND))
                .build();
    }

    private ApplicationListenerRule rule(
            String id, ApplicationListener listener, Serving serving, ApplicationTargetGroup targets) {
        return ApplicationListenerRule.Builder.create(this, id)
                .listener(listener)
                .priority(serving.priority())
                .conditions(List.of(serving.requests()))
                .action(ListenerAction.forward(List.of(targets)))
                .build();
    }
}
