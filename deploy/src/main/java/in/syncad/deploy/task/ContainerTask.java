package in.syncad.deploy.task;

import in.syncad.deploy.AcceptedFindings;
import in.syncad.deploy.environment.Environment;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.LogDrivers;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// One container on Fargate, as little trusted as the images bear: not root, no capabilities, nothing writable but
/// `/tmp`.
public final class ContainerTask extends Construct {

    /// Longer than the services take to end their requests, shorter than Fargate waits at most (120 s).
    private static final Duration STOP = Duration.seconds(60);

    private final FargateTaskDefinition definition;
    private final LogGroup logs;

    public ContainerTask(Construct scope, String id, Environment environment, Program program) {
        super(scope, id);
        String family = environment.prefix() + "-" + program.name();
        Role starter = role("ExecutionRole", family + "-execution");
        this.definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .family(family)
                .cpu(program.size().cpu())
                .memoryLimitMiB(program.size().memory())
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.X86_64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .executionRole(starter)
                .taskRole(role("TaskRole", family + "-task"))
                .volumes(List.of(Volume.builder().name("tmp").build()))
                .build();
        this.logs = LogGroup.Builder.create(this, "Logs")
                .logGroupName("/syncad/%s/%s".formatted(environment.name().text(), program.name()))
                .retention(environment.keepsData() ? RetentionDays.SIX_MONTHS : RetentionDays.ONE_MONTH)
                .removalPolicy(environment.keepsData() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                .build();
        addContainer(program);
        AcceptedFindings.accept(
                definition, "ECS2", "what is secret comes by reference; the rest may be read by who reads templates");
        AcceptedFindings.accept(starter, "IAM5", "ecr:GetAuthorizationToken knows no resources");
    }

    public FargateTaskDefinition definition() {
        return definition;
    }

    public LogGroup logs() {
        return logs;
    }

    /// What the program itself may do.
    public IRole role() {
        return definition.getTaskRole();
    }

    private void addContainer(Program program) {
        ContainerDefinitionOptions.Builder options = ContainerDefinitionOptions.builder()
                .image(program.image())
                .user("10001:10001")
                .readonlyRootFilesystem(true)
                .linuxParameters(withoutCapabilities())
                .stopTimeout(STOP)
                .environment(program.settings().variables())
                .secrets(program.settings().secrets())
                .logging(logging(program))
                .portMappings(
                        program.ports().stream().map(ContainerTask::mapping).toList());
        if (!program.command().isEmpty()) {
            options.command(program.command());
        }
        if (!program.health().isEmpty()) {
            options.healthCheck(health(program.health()));
        }
        ContainerDefinition container = definition.addContainer(program.name(), options.build());
        // The images declare /tmp a volume, so that Fargate gives it the rights that it has there.
        container.addMountPoints(MountPoint.builder()
                .sourceVolume("tmp")
                .containerPath("/tmp")
                .readOnly(false)
                .build());
    }

    private LinuxParameters withoutCapabilities() {
        LinuxParameters parameters =
                LinuxParameters.Builder.create(this, "LinuxParameters").build();
        parameters.dropCapabilities(Capability.ALL);
        return parameters;
    }

    /// Of the contract, section 5: every 30 s, after 40 s for the start.
    private static HealthCheck health(List<String> command) {
        return HealthCheck.builder()
                .command(command)
                .interval(Duration.seconds(30))
                .startPeriod(Duration.seconds(40))
                .timeout(Duration.seconds(5))
                .retries(3)
                .build();
    }

    /// A log that is slow loses lines, and never holds a request up.
    private LogDriver logging(Program program) {
        return LogDrivers.awsLogs(AwsLogDriverProps.builder()
                .logGroup(logs)
                .streamPrefix(program.name())
                .mode(AwsLogDriverMode.NON_BLOCKING)
                .build());
    }

    private static PortMapping mapping(int port) {
        return PortMapping.builder().containerPort(port).build();
    }

    /// Named, so that the roles of the pipelines can name what they may pass on.
    private Role role(String id, String name) {
        return Role.Builder.create(this, id)
                .roleName(name)
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com"))
                .build();
    }
}
