package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.deploy.environment.EnvironmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class ServicesTests {

    @ParameterizedTest
    @EnumSource
    void eachServiceHasTheTasksOfItsEnvironment(EnvironmentName name) {
        boolean large = name == EnvironmentName.PRODUCTION;

        services(name)
                .resourcePropertiesCountIs(
                        "AWS::ApplicationAutoScaling::ScalableTarget",
                        Map.of("MinCapacity", large ? 4 : 2, "MaxCapacity", large ? 50 : 10),
                        3);
        services(name).resourceCountIs("AWS::ApplicationAutoScaling::ScalingPolicy", 6);
    }

    @Test
    void apiAndProvisioningAreReplacedByColourAndTheSocketsTaskByTask() {
        Template template = services(EnvironmentName.PRODUCTION);
        template.resourcePropertiesCountIs(
                "AWS::ECS::Service",
                Map.of(
                        "DeploymentConfiguration",
                        Match.objectLike(Map.of(
                                "Strategy",
                                "BLUE_GREEN",
                                "BakeTimeInMinutes",
                                10,
                                "Alarms",
                                Match.objectLike(Map.of("Enable", true, "Rollback", true)),
                                "LifecycleHooks",
                                List.of(Match.objectLike(
                                        Map.of("LifecycleStages", List.of("POST_TEST_TRAFFIC_SHIFT"))))))),
                2);
        template.resourcePropertiesCountIs(
                "AWS::ECS::Service",
                Map.of(
                        "ServiceName",
                        "realtime",
                        "DeploymentConfiguration",
                        Match.objectLike(Map.of(
                                "DeploymentCircuitBreaker", Map.of("Enable", true, "Rollback", true),
                                "Alarms", Match.objectLike(Map.of("Enable", true, "Rollback", true)),
                                "MinimumHealthyPercent", 100))),
                1);
    }

    /// Sockets follow the api, whose smoke test tried the same program; and there is never more than one service twice.
    @ParameterizedTest
    @EnumSource
    void servicesAreReplacedOneAfterTheOther(EnvironmentName name) {
        Map<String, Map<String, Object>> services = services(name).findResources("AWS::ECS::Service");
        Map<String, String> ids = services.entrySet().stream()
                .collect(Collectors.toMap(
                        service -> (String) Resources.map(service.getValue().get("Properties"))
                                .get("ServiceName"),
                        Map.Entry::getKey));

        assertThat(Resources.list(services.get(ids.get("realtime")).get("DependsOn")))
                .contains(ids.get("api"));
        assertThat(Resources.list(services.get(ids.get("provisioning")).get("DependsOn")))
                .contains(ids.get("realtime"));
    }

    /// A poll of a socket is held for seconds, so slowness says nothing there.
    @Test
    void socketsAreTakenBackByFailuresOnly() {
        assertThat(Resources.properties(services(EnvironmentName.PRODUCTION), "AWS::ECS::Service"))
                .filteredOn(service -> "realtime".equals(service.get("ServiceName")))
                .extracting(service -> Resources.map(
                        Resources.map(service.get("DeploymentConfiguration")).get("Alarms")))
                .flatExtracting(alarms -> Resources.list(alarms.get("AlarmNames")))
                .singleElement()
                .asString()
                .contains("realtimefailures");
    }

    @Test
    void codeDeployCanDoItInstead() {
        Template template =
                Synthesized.template(Synthesized.stack(Synthesized.byCodeDeploy(), "syncad-production-services"));
        template.resourcePropertiesCountIs(
                "AWS::CodeDeploy::DeploymentGroup",
                Map.of(
                        "AutoRollbackConfiguration",
                        Map.of(
                                "Enabled",
                                true,
                                "Events",
                                List.of(
                                        "DEPLOYMENT_FAILURE",
                                        "DEPLOYMENT_STOP_ON_REQUEST",
                                        "DEPLOYMENT_STOP_ON_ALARM"))),
                2);
        template.resourcePropertiesCountIs(
                "AWS::ECS::Service", Map.of("DeploymentController", Map.of("Type", "CODE_DEPLOY")), 2);
    }

    /// A load balancer refuses it, or strands clients on the old colour; and nothing but this notices before.
    @Test
    void noTargetGroupOfTwoColoursIsSticky() {
        Template template = services(EnvironmentName.PRODUCTION);
        Set<String> sticky = template.findResources("AWS::ElasticLoadBalancingV2::TargetGroup").entrySet().stream()
                .filter(group -> Resources.list(Resources.map(group.getValue().get("Properties"))
                                .get("TargetGroupAttributes"))
                        .contains(Map.of("Key", "stickiness.enabled", "Value", "true")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(sticky).hasSize(1);
        assertThat(Resources.properties(template, "AWS::ECS::Service"))
                .map(Object::toString)
                .filteredOn(service -> service.contains("AlternateTargetGroupArn"))
                .hasSize(2)
                .noneMatch(service -> sticky.stream().anyMatch(service::contains));
    }

    @Test
    void theLoadBalancerAsksForHealthWhereEachServiceTellsIt() {
        Template template = services(EnvironmentName.PRODUCTION);
        healthIsAsked(template, "/api/health", "3001", 3);
        healthIsAsked(template, "/actuator/health/readiness", "8080", 2);
    }

    /// Otherwise it sends requests into connections that a service is just closing, and answers 502. The sockets' port
    /// of the api takes its time from the same line.
    @ParameterizedTest
    @CsvSource({"api, api.yml", "provisioning-service, provisioning.yml"})
    void theLoadBalancerClosesIdleConnectionsBeforeTheServices(String module, String file) throws IOException {
        String configuration = Files.readString(Path.of("..", module, "src", "main", "resources", file));
        Matcher keepAlive = Pattern.compile("^    keep-alive-timeout: (\\d+)s$", Pattern.MULTILINE)
                .matcher(configuration);
        Object attributes = Resources.properties(
                        services(EnvironmentName.PRODUCTION), "AWS::ElasticLoadBalancingV2::LoadBalancer")
                .getFirst()
                .get("LoadBalancerAttributes");
        int idle = Resources.list(attributes).stream()
                .map(Resources::map)
                .filter(attribute -> "idle_timeout.timeout_seconds".equals(attribute.get("Key")))
                .mapToInt(attribute -> Integer.parseInt((String) attribute.get("Value")))
                .findFirst()
                .orElseThrow();

        assertThat(keepAlive.find()).isTrue();
        assertThat(Integer.parseInt(keepAlive.group(1))).isGreaterThanOrEqualTo(idle + 10);
    }

    @Test
    void theLoadBalancerIsInternalAndHasNoPlainListener() {
        Template template = services(EnvironmentName.PRODUCTION);
        template.hasResourceProperties(
                "AWS::ElasticLoadBalancingV2::LoadBalancer", Map.of("Scheme", "internal", "Type", "application"));
        template.resourcePropertiesCountIs(
                "AWS::ElasticLoadBalancingV2::Listener",
                Map.of("Protocol", "HTTPS", "Certificates", Match.anyValue()),
                2);
        template.resourceCountIs("AWS::ElasticLoadBalancingV2::Listener", 2);
    }

    @ParameterizedTest
    @EnumSource
    void containersMayDoNoMoreThanTheyMust(EnvironmentName name) {
        List<Map<String, Object>> containers = Stream.of("services", "foundation")
                .flatMap(stack -> Resources.containers(Synthesized.template(name, stack)))
                .toList();

        assertThat(containers)
                .hasSize(5)
                .allSatisfy(container -> assertThat(container)
                        .containsEntry("ReadonlyRootFilesystem", true)
                        .containsEntry("User", "10001:10001")
                        .containsEntry("StopTimeout", 60)
                        .containsEntry("LinuxParameters", Map.of("Capabilities", Map.of("Drop", List.of("ALL"))))
                        .doesNotContainEntry("Privileged", true));
    }

    @Test
    void containersAreAskedForTheirHealthAsTheContractSays() {
        assertThat(Resources.containers(services(EnvironmentName.DEV)))
                .extracting(container -> Resources.map(container.get("HealthCheck")))
                .allSatisfy(health ->
                        assertThat(health).containsEntry("Interval", 30).containsEntry("StartPeriod", 40))
                .extracting(health -> Resources.list(health.get("Command")).getLast())
                .containsExactlyInAnyOrder("/api/health", "/api/health", "/actuator/health/liveness");
    }

    @Test
    void imagesAreNamedByDigest() {
        assertThat(Resources.containers(services(EnvironmentName.PRODUCTION)))
                .extracting(container -> container.get("Image").toString())
                .allMatch(image -> image.contains("@sha256:"));
    }

    private static void healthIsAsked(Template template, String path, String port, int groups) {
        template.resourcePropertiesCountIs(
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                Map.of(
                        "HealthCheckPath",
                        path,
                        "HealthCheckPort",
                        port,
                        "HealthCheckIntervalSeconds",
                        30,
                        "Matcher",
                        Map.of("HttpCode", "200")),
                groups);
    }

    private static Template services(EnvironmentName name) {
        return Synthesized.template(name, "services");
    }
}
