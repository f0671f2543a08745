package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import in.syncad.deploy.environment.EnvironmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// While it shifts traffic, ECS changes rules of listeners behind CloudFormation's back. A rule that also changes in
/// the template is written back to what stands there, which sends everybody to a colour that may have no tasks
/// (aws/aws-cdk#36649). So these resources are frozen, to the letter: change them, and this file, only with a
/// deployment that is planned for it, while the traffic is on blue.
@NeedsNode
class ListenerRuleTests {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @ParameterizedTest
    @EnumSource
    void theRulesAreThoseThatAreDeployed(EnvironmentName name) throws IOException {
        Path frozen = Path.of("src/test/resources/in/syncad/deploy/listener-rules-%s.json".formatted(name.text()));
        String rules = rules(name);
        if (Boolean.getBoolean("listener-rules.write")) {
            Files.createDirectories(frozen.getParent());
            Files.writeString(frozen, rules);
        }

        assertThat(rules).isEqualTo(Files.readString(frozen));
    }

    private static String rules(EnvironmentName name) throws JsonProcessingException {
        return JSON.writeValueAsString(new TreeMap<>(Synthesized.template(name, "services")
                        .findResources("AWS::ElasticLoadBalancingV2::ListenerRule")))
                + System.lineSeparator();
    }
}
