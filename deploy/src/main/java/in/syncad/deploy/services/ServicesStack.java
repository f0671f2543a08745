package in.syncad.deploy.services;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Hosts;
import in.syncad.deploy.environment.Release;
import in.syncad.deploy.foundation.Configuration;
import in.syncad.deploy.foundation.FoundationStack;
import in.syncad.deploy.foundation.Images;
import in.syncad.deploy.services.Serving.Health;
import in.syncad.deploy.task.ContainerTask;
import in.syncad.deploy.task.Program;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.constructs.Construct;

/// The three services of a release behind the load balancer, and what watches them.
public final class ServicesStack extends Stack {

    private static final String API_HEALTH = "/api/health";
    private static final String PROVISIONING_LIVENESS = "/actuator/health/liveness";
    private static final String PROVISIONING_READINESS = "/actuator/health/readiness";

    private final Environment environment;
    private final FoundationStack foundation;
    private final Release release;
    private final Images images;
    private final Platform platform;

    public ServicesStack(
            Construct scope,
            StackProps properties,
            Environment environment,
            FoundationStack foundation,
            Release release) {
        super(scope, environment.prefix() + "-services", properties);
        this.environment = environment;
        this.foundation = foundation;
        this.release = release;
        this.images = new Images(this, environment, release);
        this.platform = new Platform(
                environment,
                foundation,
                new LoadBalancer(this, environment, foundation),
                new Alarms(this, environment, foundation.topics().alarms()));
        Monitoring monitoring = new Monitoring(this, platform);
        List<Watched> services = List.of(api(), realtime(), provisioning());
        replaceOneAfterTheOther(services);
        services.forEach(monitoring::watch);
        monitoring.show();
        tell("ApiDigest", release.api());
        tell("ProvisioningDigest", release.provisioning());
    }

    public IApplicationLoadBalancer loadBalancer() {
        return platform.balancer().balancer();
    }

    /// Everything that is nobody else's.
    private Watched api() {
        Serving serving = serving("api", Configuration.API_PORT, 30, ListenerCondition.pathPatterns(List.of("/*")));
        return new Watched(serving, new BlueGreen(this, "Api", platform, serving, release.takeover()).service());
    }

    /// The same program as the api: of each connection only the port differs. Its health is that of the whole task.
    private Watched realtime() {
        Serving serving = serving(
                "realtime",
                Configuration.REALTIME_PORT,
                20,
                ListenerCondition.pathPatterns(List.of("/socket.io/*", "/api/terminal/relay")));
        return new Watched(serving, new Rolling(this, "Realtime", platform, serving).service());
    }

    private Watched provisioning() {
        Program program = Program.service(
                "provisioning",
                images.provisioning(),
                environment.scale().task(),
                List.of(Configuration.PROVISIONING_PORT),
                PROVISIONING_LIVENESS,
                foundation.configuration().provisioning());
        ContainerTask task = new ContainerTask(this, "ProvisioningTask", environment, program);
        foundation.permissions().grantToProvisioning(task.role());
        Hosts hosts = environment.hosts();
        Serving serving = new Serving(
                program.name(),
                task,
                foundation.groups().provisioning(),
                Configuration.PROVISIONING_PORT,
                new Health(Configuration.PROVISIONING_PORT, PROVISIONING_READINESS, hosts.provisioning()),
                10,
                ListenerCondition.hostHeaders(List.of(hosts.provisioning())));
        return new Watched(
                serving, new BlueGreen(this, "Provisioning", platform, serving, release.takeover()).service());
    }

    /// The sockets, which nothing tries beforehand, only once the same program serves the api and has baked. And
    /// PostgreSQL need not have room for all services twice (see `Scale`).
    private static void replaceOneAfterTheOther(List<Watched> services) {
        for (int next = 1; next < services.size(); next++) {
            services.get(next)
                    .service()
                    .getNode()
                    .addDependency(services.get(next - 1).service());
        }
    }

    private Serving serving(String name, int port, int priority, ListenerCondition requests) {
        Program program = Program.service(
                name,
                images.api(),
                environment.scale().task(),
                List.of(Configuration.API_PORT, Configuration.REALTIME_PORT),
                API_HEALTH,
                foundation.configuration().api());
        ContainerTask task = new ContainerTask(this, name + "-task", environment, program);
        foundation.permissions().grantToApi(task.role());
        Health health = new Health(
                Configuration.API_PORT, API_HEALTH, environment.hosts().api());
        return new Serving(name, task, foundation.groups().api(), port, health, priority, requests);
    }

    /// What runs, so that the pipelines know the way back.
    private void tell(String name, String digest) {
        CfnOutput.Builder.create(this, name).value(digest).build();
    }
}
