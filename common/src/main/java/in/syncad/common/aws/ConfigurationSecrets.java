package in.syncad.common.aws;

import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.secret.Secrets;
import in.syncad.common.settings.AwsSettings;
import in.syncad.common.settings.Variables;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads variables from Secrets Manager at the start: `CONFIGURATION_SECRETS` names secrets, separated by commas,
/// each a JSON object of names and values. What the environment or a file says comes first, then the secret that is
/// named first. The region and, where no task role gives them, the keys of AWS have to be in the environment.
final class ConfigurationSecrets implements EnvironmentPostProcessor, Ordered {

    private static final String VARIABLE = "CONFIGURATION_SECRETS";
    private static final String EXPECTED =
            "names of secrets that can be read, separated by commas, each a JSON object of names and texts";
    private static final int ATTEMPTS = 4;

    /// When the files have been read.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Variables variables = new Variables(environment::getProperty);
        Optional<String> names = variables.text(VARIABLE);
        if (names.isPresent()) {
            AwsSettings settings = AwsSettings.from(variables);
            variables.check();
            read(names.get().split(","), settings, variables, environment);
            variables.check();
        }
    }

    private static void read(
            String[] names, AwsSettings settings, Variables variables, ConfigurableEnvironment environment) {
        try (AwsClients clients = new AwsClients(settings);
                SecretsManagerClient client = clients.repeating(SecretsManagerClient.builder(), ATTEMPTS)) {
            Secrets secrets = new SecretsManagerSecrets(client);
            for (String name : names) {
                environment.getPropertySources().addLast(source(name.strip(), secrets, variables));
            }
        }
    }

    private static MapPropertySource source(String name, Secrets secrets, Variables variables) {
        try {
            Optional<Map<String, Object>> values =
                    secrets.find(name).map(json -> JsonMapper.shared().readValue(json, new TypeReference<>() {}));
            if (values.isEmpty()) {
                variables.wrong(VARIABLE, "names a secret that does not exist, " + name, EXPECTED);
            }
            return new MapPropertySource(name, values.orElse(Map.of()));
        } catch (JacksonException e) {
            // Without the cause: its message repeats the value.
            variables.wrong(VARIABLE, "names a secret that is no JSON object, " + name, EXPECTED);
        } catch (OutsideFailure e) {
            variables.wrong(
                    VARIABLE, "names a secret that cannot be read, %s (%s)".formatted(name, e.getMessage()), EXPECTED);
        }
        return new MapPropertySource(name, Map.of());
    }
}
