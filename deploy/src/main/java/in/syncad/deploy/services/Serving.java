package in.syncad.deploy.services;

import in.syncad.deploy.task.ContainerTask;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;

/// What one service serves, and where.
///
/// @param name     of the service, and of its container
/// @param group    who may connect to its tasks
/// @param port     that the load balancer sends requests to
/// @param health   how the load balancer asks whether a task is well
/// @param priority of its rule: a lower one is looked at first
/// @param requests which ones are its own
record Serving(
        String name,
        ContainerTask task,
        SecurityGroup group,
        int port,
        Health health,
        int priority,
        ListenerCondition requests) {

    /// Answered with 200 by a task that is well.
    ///
    /// @param port that is asked, which need not be the one that serves
    /// @param host by which the load balancer knows whose request it is
    record Health(int port, String path, String host) {}
}
