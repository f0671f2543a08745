package in.syncad.deploy;

import in.syncad.deploy.environment.Account;
import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.EnvironmentName;
import in.syncad.deploy.environment.Registry;
import in.syncad.deploy.environment.Release;
import java.util.Map;
import software.amazon.awscdk.App;

/// Writes the templates: `Main dev|staging|production|registry DIRECTORY`. What differs between organisations, and
/// the digests of the images, come as environment variables; docs/deployment.md has the list.
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: Main dev|staging|production|registry DIRECTORY");
        }
        app(arguments[0], arguments[1], System.getenv()).synth();
    }

    static App app(String what, String output, Map<String, String> variables) {
        if (what.equals("registry")) {
            return Stacks.ofRegistry(Registry.from(variables), output);
        }
        Environment environment = Environment.of(EnvironmentName.parse(what), Account.from(variables));
        return Stacks.of(environment, Release.from(variables), output);
    }
}
