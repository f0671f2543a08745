package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which change sets the pipelines refuse to carry out (`deploy/pipeline/dangerous.sh`).
class DangerTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "AWS::RDS::DBInstance, Remove, ",
        "AWS::RDS::DBInstance, Modify, True",
        "AWS::ElastiCache::ReplicationGroup, Modify, Conditional",
        "AWS::ElasticLoadBalancingV2::ListenerRule, Modify, False",
        "AWS::ElasticLoadBalancingV2::ListenerRule, Remove, ",
    })
    void refusesWhatCannotBeTakenBack(String type, String action, String replacement)
            throws IOException, InterruptedException {
        assertThat(look(type, action, replacement, "no")).isEqualTo(1);
        assertThat(look(type, action, replacement, "yes")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::RDS::DBInstance, Modify, False",
        "AWS::RDS::DBInstance, Add, ",
        "AWS::ElasticLoadBalancingV2::ListenerRule, Add, ",
        "AWS::ECS::TaskDefinition, Modify, True",
        "AWS::ECS::Service, Modify, False",
    })
    void letsEverythingElsePass(String type, String action, String replacement)
            throws IOException, InterruptedException {
        assertThat(look(type, action, replacement, "no")).isZero();
    }

    private int look(String type, String action, String replacement, String allowed)
            throws IOException, InterruptedException {
        assumeThat(Commands.areInstalled("bash", "jq"))
                .as("bash and jq are installed")
                .isTrue();
        Path changes = directory.resolve("changes.json");
        String more = replacement == null ? "" : ", \"Replacement\": \"%s\"".formatted(replacement);
        Files.writeString(changes, """
                {"Changes": [{"ResourceChange": {"LogicalResourceId": "Thing", "ResourceType": "%s", "Action": "%s"%s}}]}
                """.formatted(type, action, more));
        return new Script(directory.resolve("output"))
                .run(Map.of("ALLOW_DANGEROUS_CHANGES", allowed), "bash", "pipeline/dangerous.sh", changes.toString())
                .code();
    }
}
