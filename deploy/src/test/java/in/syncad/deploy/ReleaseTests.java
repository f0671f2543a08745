package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which order `deploy/pipeline/release.sh` does what, with commands that only note that they were called.
class ReleaseTests {

    private static final String NOTE = "echo \"$(basename \"$0\") $*\" >> \"$CALLS\"\n";
    private static final String AWS = """
            case "$*" in
              *describe-change-set*) echo "$CHANGES" ;;
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

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void putCommandsFirst() throws IOException {
        assumeThat(Commands.areInstalled("bash", "jq"))
                .as("bash and jq are installed")
                .isTrue();
        for (String command : List.of("mvn", "java", "npx")) {
            write(command, NOTE);
        }
        write("aws", NOTE + AWS);
        variables.putAll(Map.of(
                "PATH", directory + File.pathSeparator + System.getenv("PATH"),
                "CALLS", directory.resolve("calls").toString(),
                "CHANGES", "{}",
                "EXIT_CODE", "0",
                "ENVIRONMENT", "dev",
                "MIGRATE", "true"));
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
        variables.put("MIGRATE", "false");

        assertThat(release().code()).isZero();
        assertThat(steps())
                .containsExactly(
                        "syncad-dev-global", "syncad-dev-foundation", "syncad-dev-services", "syncad-dev-edge");
    }

    @Test
    void theServicesStayWhenAMigrationFails() throws IOException, InterruptedException {
        variables.put("EXIT_CODE", "1");

        assertThat(release().code()).isEqualTo(1);
        assertThat(steps()).doesNotContain("syncad-dev-services");
    }

    @Test
    void nothingIsDeployedThatWouldLoseData() throws IOException, InterruptedException {
        variables.put("CHANGES", REMOVES_THE_DATABASE);

        Script.Ending ending = release();

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.said()).contains("Remove Instance");
        assertThat(steps()).isEmpty();
    }

    private Script.Ending release() throws IOException, InterruptedException {
        return new Script(directory.resolve("output")).run(variables, "bash", "pipeline/release.sh");
    }

    /// Stacks that were deployed and tasks that were run.
    private List<String> steps() throws IOException {
        return Files.readAllLines(directory.resolve("calls")).stream()
                .filter(call ->
                        call.contains("run-task") || (call.startsWith("npx") && !call.contains("prepare-change-set")))
                .map(call -> call.replaceAll(".*(syncad-dev-[a-z-]+).*", "$1"))
                .toList();
    }

    private void write(String command, String script) throws IOException {
        Path file = directory.resolve(command);
        Files.writeString(file, "#!/usr/bin/env bash\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
