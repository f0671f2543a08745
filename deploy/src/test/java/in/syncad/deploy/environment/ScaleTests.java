package in.syncad.deploy.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import in.syncad.deploy.environment.Scale.Range;
import in.syncad.deploy.environment.Scale.Size;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTests {

    private static final int CENTRAL = 8;
    private static final Account ACCOUNT =
            new Account("1", "2", "Z1", "Z2", "nobody@example.org", "example/syncad", List.of());

    /// Two colours of the api and the tasks of the sockets, all at their most.
    @ParameterizedTest
    @EnumSource
    void postgresHasRoomForEveryTaskThatThereCanBeAtOnce(EnvironmentName name) {
        Scale scale = Environment.of(name, ACCOUNT).scale();
        int most = 3 * scale.tasks().most() * (scale.connectionsPerTask() + CENTRAL);

        assertThat(most).isLessThanOrEqualTo(scale.connections() - 200);
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
}
