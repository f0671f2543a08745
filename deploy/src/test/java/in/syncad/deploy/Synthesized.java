package in.syncad.deploy;

import in.syncad.deploy.environment.Account;
import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.EnvironmentName;
import in.syncad.deploy.environment.Release;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/// Templates of all environments, each made once for all tests: that takes seconds.
final class Synthesized {

    /// What an organisation would set; none of it is real.
    static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("AWS_ACCOUNT_ID", "111122223333"),
            Map.entry("REGISTRY_ACCOUNT_ID", "444455556666"),
            Map.entry("ENVIRONMENT_ACCOUNT_IDS", "111122223333,777788889999"),
            Map.entry("API_ZONE_ID", "Z0000000APIZONE"),
            Map.entry("SCHOOL_ZONE_ID", "Z0000SCHOOLZONE"),
            Map.entry("ALARM_EMAIL", "operators@example.org"),
            Map.entry("GITHUB_REPOSITORY", "example/syncad"),
            Map.entry("INTEGRATIONS", "GOOGLE_CLIENT_ID,GOOGLE_CLIENT_SECRET"),
            Map.entry("API_IMAGE_DIGEST", "sha256:" + "a".repeat(64)),
            Map.entry("PROVISIONING_IMAGE_DIGEST", "sha256:" + "b".repeat(64)));

    private static final Map<String, App> APPS = new ConcurrentHashMap<>();
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private Synthesized() {}

    static App app(EnvironmentName name) {
        return APPS.computeIfAbsent(name.text(), what -> make(what, VARIABLES));
    }

    static App pipeline(EnvironmentName name) {
        return APPS.computeIfAbsent(name.text() + "-pipeline", what -> make(what, VARIABLES));
    }

    static App registry() {
        return APPS.computeIfAbsent("registry", what -> make(what, VARIABLES));
    }

    /// Production, by the other way of taking over.
    static App byCodeDeploy() {
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.put("BLUE_GREEN", "codedeploy");
        return APPS.computeIfAbsent(
                "codedeploy",
                what -> Stacks.ofRelease(
                        Environment.of(EnvironmentName.PRODUCTION, Account.from(variables)),
                        Release.from(variables),
                        output(what)));
    }

    /// @param stack without the environment's prefix, such as `services`
    static Template template(EnvironmentName name, String stack) {
        return template(stack(app(name), "syncad-%s-%s".formatted(name.text(), stack)));
    }

    static Template template(Stack stack) {
        return TEMPLATES.computeIfAbsent(
                stack.getNode().getRoot().hashCode() + stack.getStackName(), name -> Template.fromStack(stack));
    }

    static Stack stack(App app, String name) {
        return (Stack) app.getNode().findChild(name);
    }

    static Stream<Stack> stacks(App app) {
        return app.getNode().getChildren().stream()
                .filter(Stack.class::isInstance)
                .map(Stack.class::cast);
    }

    static Stream<App> all() {
        return Stream.concat(
                Stream.of(EnvironmentName.values()).flatMap(name -> Stream.of(app(name), pipeline(name))),
                Stream.of(registry(), byCodeDeploy()));
    }

    private static App make(String what, Map<String, String> variables) {
        return Main.app(what, output(what), variables);
    }

    private static String output(String what) {
        return Path.of("target", "cdk.out", what).toString();
    }
}
