package in.syncad.deploy.services;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/// How the tasks behind one target group answer. These alarms take a deployment back while it bakes, so they look at
/// each minute.
final class TargetAlarms {

    private static final int FAILURES_A_MINUTE = 10;
    private static final int SLOW_SECONDS = 2;

    private final Platform platform;

    TargetAlarms(Platform platform) {
        this.platform = platform;
    }

    /// @param name of the target group, without the environment's prefix
    Alarm failures(String name, ApplicationTargetGroup targets) {
        return platform.alarms()
                .above(
                        name + "-failures",
                        metric(targets, "HTTPCode_Target_5XX_Count", "Sum"),
                        FAILURES_A_MINUTE,
                        "Tasks answer with 5xx, more than ten a minute");
    }

    /// Not for sockets: a poll is held until there is something to say, up to 25 s, and that is as it should be.
    ///
    /// @param name of the target group, without the environment's prefix
    Alarm slowness(String name, ApplicationTargetGroup targets) {
        return platform.alarms()
                .above(
                        name + "-slow",
                        metric(targets, "TargetResponseTime", "p95"),
                        SLOW_SECONDS,
                        "One request of twenty takes longer than two seconds");
    }

    /// By hand: the CDK gives metrics of a group only once a listener names it, which for the second colour ECS does.
    private Metric metric(ApplicationTargetGroup targets, String name, String statistic) {
        return Metric.Builder.create()
                .namespace("AWS/ApplicationELB")
                .metricName(name)
                .statistic(statistic)
                .period(Duration.minutes(1))
                .dimensionsMap(Map.of(
                        "LoadBalancer", platform.balancer().balancer().getLoadBalancerFullName(),
                        "TargetGroup", targets.getTargetGroupFullName()))
                .build();
    }
}
