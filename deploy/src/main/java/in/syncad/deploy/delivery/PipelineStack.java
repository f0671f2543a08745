package in.syncad.deploy.delivery;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.foundation.Chores;
import in.syncad.deploy.foundation.Images;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/// What a deployment by GitHub may do in an environment's account: be the CDK (whose own roles decide the rest), run
/// the two chores, look on, and call a deployment back. An administrator deploys this stack, once, by hand.
public final class PipelineStack extends Stack {

    private final Environment environment;
    private final String regional;
    private final String global;

    public PipelineStack(Construct scope, StackProps properties, Environment environment) {
        super(scope, environment.prefix() + "-pipeline", properties);
        this.environment = environment;
        String account = environment.account().id();
        this.regional = ":%s:%s:".formatted(Environment.REGION, account);
        this.global = "::%s:".formatted(account);
        Role role = new GitHub(this, environment.account().repository())
                .role(environment.prefix() + "-deploy", environment.name().text());
        allowCdk(role);
        allowChores(role);
        allowLooking(role);
        allowImages(role);
        allowRollback(role);
        AcceptedFindings.accept(
                role,
                "IAM5",
                "revisions, tasks and deployments have numbers that nobody knows before; what describes load balancers "
                        + "and what signs in to ECR know no resources");
    }

    private void allowCdk(Role role) {
        List<String> roles = Stream.of("deploy", "file-publishing", "lookup")
                .flatMap(purpose -> regions()
                        .map(region -> "arn:aws:iam%srole/cdk-hnb659fds-%s-role-%s-%s"
                                .formatted(
                                        global, purpose, environment.account().id(), region)))
                .toList();
        allow(role, List.of("sts:AssumeRole"), roles, Map.of());
    }

    private void allowChores(Role role) {
        List<String> families =
                chores().map(name -> environment.prefix() + "-" + name).toList();
        allow(
                role,
                List.of("ecs:RunTask"),
                families.stream()
                        .map(family -> "arn:aws:ecs%stask-definition/%s:*".formatted(regional, family))
                        .toList(),
                Map.of("ArnEquals", Map.of("ecs:cluster", cluster())));
        allow(
                role,
                List.of("iam:PassRole"),
                families.stream()
                        .flatMap(family -> Stream.of("-task", "-execution")
                                .map(kind -> "arn:aws:iam%srole/%s%s".formatted(global, family, kind)))
                        .toList(),
                Map.of("StringEquals", Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")));
        allow(
                role,
                List.of("ecs:DescribeTasks"),
                List.of("arn:aws:ecs%stask/%s/*".formatted(regional, environment.prefix())),
                Map.of());
        allow(
                role,
                List.of("logs:GetLogEvents"),
                chores().map(name -> "arn:aws:logs%slog-group:/syncad/%s/%s:*"
                                .formatted(regional, environment.name().text(), name))
                        .toList(),
                Map.of());
    }

    private void allowLooking(Role role) {
        allow(
                role,
                List.of("cloudformation:DescribeStacks", "cloudformation:DescribeChangeSet"),
                regions()
                        .map(region -> "arn:aws:cloudformation:%s:%s:stack/%s-*"
                                .formatted(region, environment.account().id(), environment.prefix()))
                        .toList(),
                Map.of());
        allow(
                role,
                List.of("ecs:DescribeServices", "ecs:ListServiceDeployments", "ecs:DescribeServiceDeployments"),
                List.of(services("service"), services("service-deployment")),
                Map.of());
        allow(
                role,
                List.of(
                        "elasticloadbalancing:DescribeLoadBalancers",
                        "elasticloadbalancing:DescribeListeners",
                        "elasticloadbalancing:DescribeRules"),
                List.of("*"),
                Map.of());
    }

    /// To see that GitHub vouches for the images: what it says lies beside them.
    private void allowImages(Role role) {
        List<String> repositories = Stream.of(Images.API, Images.PROVISIONING)
                .map(name -> "arn:aws:ecr:%s:%s:repository/%s"
                        .formatted(Environment.REGION, environment.account().registry(), name))
                .toList();
        allow(role, List.of("ecr:GetAuthorizationToken"), List.of("*"), Map.of());
        allow(
                role,
                List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"),
                repositories,
                Map.of());
    }

    private void allowRollback(Role role) {
        allow(role, List.of("ecs:StopServiceDeployment"), List.of(services("service-deployment")), Map.of());
    }

    private String cluster() {
        return "arn:aws:ecs%scluster/%s".formatted(regional, environment.prefix());
    }

    private String services(String kind) {
        return "arn:aws:ecs%s%s/%s/*".formatted(regional, kind, environment.prefix());
    }

    private static Stream<String> regions() {
        return Stream.of(Environment.REGION, Environment.GLOBAL_REGION);
    }

    private static Stream<String> chores() {
        return Stream.of(Chores.MIGRATION, Chores.DATABASE_ROLES);
    }

    private static void allow(
            Role role, List<String> actions, List<String> resources, Map<String, Map<String, String>> conditions) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .conditions(conditions)
                .build());
    }
}
