package in.syncad.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.zaxxer.hikari.HikariDataSource;
import in.syncad.common.settings.Variables;
import in.syncad.common.settings.WrongVariables;
import in.syncad.provisioning.testing.Node;
import in.syncad.provisioning.testing.Platform;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

class ProvisioningSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "DB_SCHEDULER_THREADS, abc",
        "DB_SCHEDULER_THREADS, 0",
        "DB_SCHEDULER_THREADS, 201",
        "STANDBY_DATABASES, -1",
        "STANDBY_MADE_AT_ONCE, many",
        "SCHOOLS_IN_CREATION, 1.5",
        "DEDICATED_CERTIFICATES_A_WEEK, none",
        "SCHOOL_CONNECTIONS, 0",
        "TEARDOWN_UNDO_WINDOW, 5"
    })
    void stopTheStartOverAWrongValueWithOneLine(String name, String value) {
        Map<String, String> environment = new HashMap<>(Platform.environment());
        environment.put(name, value);

        assertThatExceptionOfType(WrongVariables.class)
                .isThrownBy(() -> ProvisioningSettings.from(new Variables(environment::get)))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .asString()
                        .startsWith(name + " has a wrong value; expected: "));
    }

    /// Before the scheduler reads the same variable, and says less of it.
    @Test
    void areLookedAtFirst() {
        assertThatException()
                .isThrownBy(() -> Node.start(Map.of("DB_SCHEDULER_THREADS", "abc")))
                .havingRootCause()
                .isInstanceOf(WrongVariables.class)
                .withMessage("DB_SCHEDULER_THREADS has a wrong value; expected: a whole number from 1 to 200");
    }

    /// Each step under way holds a connection.
    @Test
    void theSchedulerHasAThreadForEachStepThatConnectionsAreCountedFor() throws IOException {
        try (Node node = Node.start(Map.of("DB_SCHEDULER_THREADS", "3"))) {
            assertThat(node.bean(DbSchedulerProperties.class).getThreads()).isEqualTo(3);
            assertThat(node.bean(HikariDataSource.class).getMaximumPoolSize()).isEqualTo(3 + 8);
        }
        Variables nothing = new Variables(Platform.environment()::get);
        assertThat(new YamlPropertySourceLoader()
                        .load("provisioning", new ClassPathResource("provisioning.yml"))
                        .getFirst()
                        .getProperty("db-scheduler.threads"))
                .hasToString("${DB_SCHEDULER_THREADS:%d}"
                        .formatted(ProvisioningSettings.from(nothing).steps()));
    }
}
