package in.syncad.common.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import in.syncad.common.settings.WrongVariables;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConfigurationSecretsTests {

    static final class Nothing {}

    private final String name = "configuration-" + UUID.randomUUID();
    private final StandardEnvironment environment = new StandardEnvironment();
    private final Map<String, Object> told = new HashMap<>(Map.of(
            "AWS_REGION", Cloud.AWS.region(),
            "AWS_ACCESS_KEY_ID", Cloud.AWS.accessKey(),
            "AWS_SECRET_ACCESS_KEY", Cloud.AWS.secretKey(),
            "AWS_ENDPOINT_URL", Cloud.AWS.endpoint().toString(),
            "CONFIGURATION_SECRETS", name));

    @AfterEach
    void forget() {
        Cloud.secrets().delete(name);
        Cloud.secrets().delete(name + "-more");
    }

    @Test
    void whatASecretSaysIsAVariableUnlessTheEnvironmentSaysIt() {
        Cloud.secrets().put(name, """
                {"JWT_SECRET": "from the secret", "SES_FROM_EMAIL": "secret@syncad.in", "PORT": 3005}""");
        told.put("SES_FROM_EMAIL", "environment@syncad.in");

        read();

        assertThat(environment.getProperty("JWT_SECRET")).isEqualTo("from the secret");
        assertThat(environment.getProperty("SES_FROM_EMAIL")).isEqualTo("environment@syncad.in");
        assertThat(environment.getProperty("PORT")).isEqualTo("3005");
    }

    @Test
    void ofSeveralSecretsTheFirstOneThatKnowsAVariableCounts() {
        Cloud.secrets().put(name, """
                {"S3_BUCKET": "first"}""");
        Cloud.secrets().put(name + "-more", """
                {"S3_BUCKET": "second", "S3_CDN_URL": "https://cdn.example"}""");
        told.put("CONFIGURATION_SECRETS", "%s, %s-more".formatted(name, name));

        read();

        assertThat(environment.getProperty("S3_BUCKET")).isEqualTo("first");
        assertThat(environment.getProperty("S3_CDN_URL")).isEqualTo("https://cdn.example");
    }

    @Test
    void aSecretThatIsNotThereStopsTheStart() {
        assertThat(failure()).startsWith("CONFIGURATION_SECRETS names a secret that does not exist, " + name);
    }

    @Test
    void aSecretThatIsNoObjectStopsTheStartWithoutBeingShown() {
        Cloud.secrets().put(name, "hush, not JSON");

        assertThat(failure())
                .startsWith("CONFIGURATION_SECRETS names a secret that is no JSON object, " + name)
                .doesNotContain("hush");
    }

    @Test
    void whereAwsDoesNotAnswerTheStartStops() {
        told.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");

        assertThat(failure()).startsWith("CONFIGURATION_SECRETS names a secret that cannot be read, " + name);
    }

    /// Through the registration, as the services start.
    @Test
    void everyApplicationReadsThem() {
        Cloud.secrets().put(name, """
                {"JWT_SECRET": "from the secret"}""");
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(told);

        try (ConfigurableApplicationContext context = application.run()) {
            assertThat(context.getEnvironment().getProperty("JWT_SECRET")).isEqualTo("from the secret");
        }
    }

    private String failure() {
        return catchThrowableOfType(WrongVariables.class, this::read).getMessage();
    }

    private void read() {
        environment.getPropertySources().addFirst(new MapPropertySource("told", told));
        new ConfigurationSecrets().postProcessEnvironment(environment, new SpringApplication(Nothing.class));
    }
}
