package in.syncad.deploy.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.deploy.environment.Scale.Range;
import in.syncad.deploy.environment.Scale.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTests {

    /// Of the administrator, of RDS itself, of the task that migrates.
    private static final int OTHERS = 80;

    private static final Path API = Path.of("../api/src/main/java/in/syncad/api/tenancy/DatabaseConfiguration.java");
    private static final Path PROVISIONING =
            Path.of("../provisioning-service/src/main/java/in/syncad/provisioning/ProvisioningConfiguration.java");

    private static final Account ACCOUNT =
            new Account("1", "2", "Z1", "Z2", "nobody@example.org", "example/syncad", List.of());

    /// While the api has two colours, or the sockets are replaced; and while provisioning has two.
    @ParameterizedTest
    @EnumSource
    void postgresHasRoomForEveryTaskThatThereCanBeAtOnce(EnvironmentName name) throws IOException {
        Scale scale = Environment.of(name, ACCOUNT).scale();
        int api = scale.connectionsPerTask() + constant(API, "CENTRAL_CONNECTIONS");
        int steps = scale.provisioningSteps();
        int provisioning = steps + constant(PROVISIONING, "OTHER_CONNECTIONS") + 3 * steps + 2;

        assertThat(scale.tasks().most() * Math.max(3 * api + provisioning, 2 * api + 2 * provisioning) + OTHERS)
                .isLessThanOrEqualTo(scale.connections());
        assertThat(scale.connectionsPerTask()).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void aSchoolMayHaveTenConnectionsFromEachTask(EnvironmentName name) {
        Scale scale = Environment.of(name, ACCOUNT).scale();

        assertThat(scale.connectionsPerSchool())
                .isGreaterThanOrEqualTo(Math.min(1000, 10 * scale.tasks().most()));
    }

    @Test
    void refusesMoreTasksThanPostgresHasConnectionsFor() {
        assertThatThrownBy(() -> new Scale(new Range(2, 50), new Size(512, 1024), "t4g.large", 800, "cache", 2, 1))
                .hasMessageContaining("too few connections");
    }

    @Test
    void refusesASingleTask() {
        assertThatThrownBy(() -> new Range(1, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAllThatIsWrongWithVariablesAtOnce() {
        assertThatThrownBy(() -> Account.from(Map.of("AWS_ACCOUNT_ID", "12", "ALARM_EMAIL", "operators@example.org")))
                .hasMessageContaining("AWS_ACCOUNT_ID has a wrong value; expected: twelve digits")
                .hasMessageContaining("API_ZONE_ID is not set")
                .message()
                .doesNotContain("ALARM_EMAIL");
    }

    @Test
    void deploysNoTag() {
        assertThatThrownBy(() -> Release.from(Map.of("API_IMAGE_DIGEST", "latest")))
                .hasMessageContaining("API_IMAGE_DIGEST has a wrong value")
                .hasMessageContaining("PROVISIONING_IMAGE_DIGEST is not set");
    }

    /// What the service itself says.
    private static int constant(Path source, String name) throws IOException {
        Matcher constant = Pattern.compile(" int %s = (\\d+);".formatted(name)).matcher(Files.readString(source));
        assertThat(constant.find()).as("%s in %s", name, source).isTrue();
        return Integer.parseInt(constant.group(1));
    }
}
