package in.syncad.deploy;

import in.syncad.deploy.environment.Account;
import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.EnvironmentName;
import in.syncad.deploy.environment.Registry;
import in.syncad.deploy.environment.Release;
import java.util.Map;
import software.amazon.awscdk.App;

/// Writes the templates of a release in an environment (`Main dev DIRECTORY`), of what its pipeline needs before
/// there is any release (`Main dev-pipeline DIRECTORY`), or of the registry (`Main registry DIRECTORY`). What differs
/// between organisations, and the digests of the images, come as environment variables; docs/deployment.md has the
/// list.
final class Main {

    private static final String PIPELINE = "-pipeline";

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: Main ENVIRONMENT|ENVIRONMENT-pipeline|registry DIRECTORY");
        }
        app(arguments[0], arguments[1], System.getenv()).synth();
    }

    static App app(String what, String output, Map<String, String> variables) {
        if (what.equals("registry")) {
            return Stacks.ofRegistry(Registry.from(variables), output);
        }
        if (what.endsWith(PIPELINE)) {
            String name = what.substring(0, what.length() - PIPELINE.length());
            return Stacks.ofPipeline(environment(name, variables), output);
        }
        return Stacks.ofRelease(environment(what, variables), Release.from(variables), output);
    }

    private static Environment environment(String name, Map<String, String> variables) {
        return Environment.of(EnvironmentName.parse(name), Account.from(variables));
    }
}
