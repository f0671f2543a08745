package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.ecs.CfnService;

/// What holds for every template of every environment.
@NeedsNode
class RuleTests {

    /// By cdk-nag, or by the CDK itself.
    @Test
    void nothingIsFoundThatIsNotExplained() {
        assertThat(Synthesized.all().flatMap(Synthesized::stacks).flatMap(RuleTests::findings))
                .isEmpty();
    }

    /// Synthesis is strict; here is what it does with a template that CloudFormation would refuse.
    @Test
    void whatTheSchemaOfCloudFormationForbidsFailsTheSynthesis() {
        App app = Stacks.app("target/cdk.out/wrong");
        CfnService.Builder.create(new Stack(app, "wrong"), "Service").build().addPropertyOverride("DesiredCuont", 2);

        assertThatThrownBy(app::synth).hasMessageContaining("ValidationFailed");
        assertThat(Path.of("target/cdk.out/wrong/validation-report.json"))
                .content()
                .contains("DesiredCuont");
    }

    @Test
    void allTemplatesPassThatSchema() {
        assertThat(Synthesized.all().map(App::synth)).hasSize(8);
    }

    @Test
    void noTemplateHoldsASecret() {
        assertThat(Synthesized.all().flatMap(Synthesized::stacks))
                .allSatisfy(
                        stack -> assertThat(Synthesized.template(stack).toJSON().toString())
                                .doesNotContain("BEGIN PRIVATE KEY", "AKIA")
                                .doesNotContainPattern("postgresql://\\w+:[^{$]"));
    }

    @Test
    void nothingIsOpenToTheInternet() {
        assertThat(Synthesized.all().flatMap(Synthesized::stacks))
                .allSatisfy(stack -> assertThat(ingress(stack))
                        .noneMatch(rule -> rule.contains("0.0.0.0/0") || rule.contains("::/0")));
    }

    private static List<String> ingress(Stack stack) {
        Map<String, Map<String, Object>> alone =
                Synthesized.template(stack).findResources("AWS::EC2::SecurityGroupIngress");
        Map<String, Map<String, Object>> inGroups =
                Synthesized.template(stack).findResources("AWS::EC2::SecurityGroup");
        return Stream.concat(
                        alone.values().stream().map(Object::toString),
                        inGroups.values().stream()
                                .map(group -> String.valueOf(
                                        Resources.map(group.get("Properties")).get("SecurityGroupIngress"))))
                .toList();
    }

    private static Stream<String> findings(Stack stack) {
        Annotations annotations = Annotations.fromStack(stack);
        return Stream.of(annotations.findError("*", Match.anyValue()), annotations.findWarning("*", Match.anyValue()))
                .flatMap(List::stream)
                .map(message -> message.getId() + ": " + message.getEntry().getData());
    }
}
