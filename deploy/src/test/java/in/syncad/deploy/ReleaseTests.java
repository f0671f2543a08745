package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In which order `deploy/pipeline/release.sh` does what, with commands that only note that they were called.
class ReleaseTests {

    private static final String AWS = """
            case "$*" in
              *describe-change-set*)
                [[ -z "$REFUSAL" ]] || { echo "An error occurred ($REFUSAL)" >&2; exit 254; }
                echo "$CHANGES" ;;
              *describe-stacks*) echo told ;;
              *run-task*) echo arn:aws:ecs:ap-south-1:111122223333:task/syncad-dev/1 ;;
              *describe-tasks*) echo "$EXIT_CODE" ;;
            esac
            """;
    private static final String REMOVES_THE_DATABASE = """
            {"Changes": [{"ResourceChange":
              {"LogicalResourceId": "Instance", "ResourceType": "AWS::RDS::DBInstance", "Action": "Remove"}}]}""";

    @TempDir
    private Path directory;

    private StandIns standIns;

    @BeforeEach
    void putCommandsFirst() throws IOException {
        standIns = new StandIns(directory)
                .with("mvn", "")
                .with("java", "")
                .with("npx", "")
                .with("aws", AWS)
                .tell("CHANGES", "{}")
                .tell("REFUSAL", "")
                .tell("EXIT_CODE", "0")
                .tell("ENVIRONMENT", "dev")
                .tell("MIGRATE", "true");
    }

    @Test
    void databasesAreMigratedBeforeTheServicesTakeOver() throws IOException, InterruptedException {
        assertThat(release().code()).isZero();
        assertThat(steps())
                .containsExactly(
                        "syncad-dev-global",
                        "syncad-dev-foundation",
                        "syncad-dev-database-roles",
                        "syncad-dev-migration",
                        "syncad-dev-services",
                        "syncad-dev-edge");
    }

    @Test
    void goingBackLeavesDatabasesAsTheyAre() throws IOException, InterruptedException {
        standIns.tell("MIGRATE", "false");

        assertThat(release().code()).isZero();
        assertThat(steps())
                .containsExactly(
                        "syncad-dev-global", "syncad-dev-foundation", "syncad-dev-services", "syncad-dev-edge");
    }

    @Test
    void theServicesStayWhenAMigrationFails() throws IOException, InterruptedException {
        standIns.tell("EXIT_CODE", "1");

        assertThat(release().code()).isEqualTo(1);
        assertThat(steps()).doesNotContain("syncad-dev-services");
    }

    @Test
    void nothingIsDeployedThatWouldLoseData() throws IOException, InterruptedException {
        standIns.tell("CHANGES", REMOVES_THE_DATABASE);

        Script.Ending ending = release();

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.said()).contains("Remove Instance");
        assertThat(steps()).isEmpty();
    }

    @Test
    void aStackThatDoesNotChangeHasNoChangeSet() throws IOException, InterruptedException {
        standIns.tell("REFUSAL", "ChangeSetNotFound");

        assertThat(release().code()).isZero();
        assertThat(steps()).contains("syncad-dev-services");
    }

    /// Whoever cannot look must not say that nothing changes.
    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "Throttling", "ValidationError"})
    void nothingIsDeployedWhoseChangesNobodyCanSee(String refusal) throws IOException, InterruptedException {
        standIns.tell("REFUSAL", refusal);

        Script.Ending ending = release();

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.said()).contains("nobody can say what syncad-dev-global would change", refusal);
        assertThat(steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"up, 0", "degraded, 1"})
    void whatServesButLacksSomethingIsNotWellFromOutside(String status, int code)
            throws IOException, InterruptedException {
        standIns.with("curl", """
                        echo "{\\"success\\":true,\\"status\\":\\"$STATUS\\",\\"sid\\":\\"x\\",\\"openapi\\":\\"3.1.0\\"}"
                        """)
                .tell("STATUS", status)
                .tell("API_URL", "https://api.example.org")
                .tell("PROVISIONING_URL", "https://provisioning.example.org")
                .tell("SMOKE_ATTEMPTS", "2")
                .tell("SMOKE_PAUSE", "0");

        assertThat(standIns.run("bash", "pipeline/smoke.sh").code()).isEqualTo(code);
    }

    /// The way to the database that the runbook tells of.
    @Test
    void aStatementIsRunByATaskOfItsOwn() throws IOException, InterruptedException {
        assertThat(standIns.run("bash", "pipeline/sql.sh", "school_x", "SELECT 'a \"b\"'")
                        .code())
                .isZero();
        assertThat(standIns.calls())
                .filteredOn(call -> call.contains("run-task"))
                .singleElement()
                .asString()
                .contains(
                        "--task-definition syncad-dev-database-roles",
                        "{\"containerOverrides\":[{\"name\":\"database-roles\",\"command\":[\"env\"",
                        "\"--dbname\",\"school_x\",\"--command\",\"SELECT 'a \\\"b\\\"'\"]}]}");
    }

    private Script.Ending release() throws IOException, InterruptedException {
        return standIns.run("bash", "pipeline/release.sh");
    }

    /// Stacks that were deployed and tasks that were run.
    private List<String> steps() throws IOException {
        return standIns.calls().stream()
                .filter(call ->
                        call.contains("run-task") || (call.startsWith("npx") && !call.contains("prepare-change-set")))
                .map(call -> call.replaceAll(".*(syncad-dev-[a-z-]+).*", "$1"))
                .toList();
    }
}
