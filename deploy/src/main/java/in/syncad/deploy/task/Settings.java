package in.syncad.deploy.task;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.ecs.Secret;

/// What a container is told by its environment; README's table says what each means.
///
/// @param variables may be read by whoever may read the template
/// @param secrets   names of variables that ECS fills with a secret's value when a task starts
public record Settings(Map<String, String> variables, Map<String, Secret> secrets) {

    public Settings {
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
    }

    /// These and the others.
    public Settings and(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(others);
        return new Settings(all, secrets);
    }
}
