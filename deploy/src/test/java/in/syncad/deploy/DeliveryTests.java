package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.deploy.environment.EnvironmentName;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class DeliveryTests {

    private static final String ISSUER = "token.actions.githubusercontent.com";

    @ParameterizedTest
    @EnumSource
    void onlyJobsOfTheEnvironmentMayDeployIntoIt(EnvironmentName name) {
        trusts(pipeline(name), "syncad-%s-deploy".formatted(name.text()), name.text());
    }

    @Test
    void onlyJobsOfOneEnvironmentMayPushImages() {
        trusts(registry(), "syncad-images", "images");
    }

    @Test
    void tagsOfImagesNeverMoveAndEveryImageIsScanned() {
        registry()
                .resourcePropertiesCountIs(
                        "AWS::ECR::Repository",
                        Map.of(
                                "ImageTagMutability",
                                "IMMUTABLE",
                                "ImageScanningConfiguration",
                                Map.of("ScanOnPush", true)),
                        2);
    }

    /// Not by their number: a busy week must not take away what production runs.
    @Test
    void imagesGoByTheirAgeOnly() {
        assertThat(Resources.properties(registry(), "AWS::ECR::Repository"))
                .extracting(repository -> Resources.map(repository.get("LifecyclePolicy"))
                        .get("LifecyclePolicyText")
                        .toString())
                .hasSize(2)
                .allMatch(policy -> policy.contains("\"sinceImagePushed\",\"countNumber\":365")
                        && !policy.contains("imageCountMoreThan"));
    }

    @ParameterizedTest
    @EnumSource
    void aPipelineMayDoLittleByItself(EnvironmentName name) {
        List<Map<String, Object>> statements = Resources.properties(pipeline(name), "AWS::IAM::Policy").stream()
                .flatMap(
                        policy -> Resources.list(
                                Resources.map(policy.get("PolicyDocument")).get("Statement"))
                                .stream())
                .map(Resources::map)
                .toList();

        assertThat(statements)
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(actions(statement)).noneMatch(action -> action.contains("*")));
        assertThat(statements)
                .filteredOn(statement -> "*".equals(statement.get("Resource")))
                .allSatisfy(statement -> assertThat(actions(statement))
                        .allMatch(action -> action.startsWith("elasticloadbalancing:Describe")
                                || action.equals("ecr:GetAuthorizationToken")));
    }

    /// Names that the pipelines put together have to be those that the foundation gives.
    @ParameterizedTest
    @EnumSource
    void whatAPipelineMayPassOnAreRolesThatThereAre(EnvironmentName name) {
        List<String> roles = Resources.properties(Synthesized.template(name, "foundation"), "AWS::IAM::Role").stream()
                .map(role -> (String) role.get("RoleName"))
                .toList();
        String policies =
                Resources.properties(pipeline(name), "AWS::IAM::Policy").toString();
        List<String> named = Stream.of("migration", "database-roles")
                .flatMap(chore -> Stream.of("task", "execution")
                        .map(kind -> "syncad-%s-%s-%s".formatted(name.text(), chore, kind)))
                .toList();

        assertThat(roles).containsAll(named);
        assertThat(named).allSatisfy(role -> assertThat(policies).contains("111122223333:role/" + role));
    }

    private static void trusts(Template template, String role, String environment) {
        template.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "RoleName",
                        role,
                        "AssumeRolePolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Match.objectLike(Map.of(
                                        "Action",
                                        "sts:AssumeRoleWithWebIdentity",
                                        "Condition",
                                        Map.of(
                                                "StringEquals",
                                                Map.of(
                                                        ISSUER + ":aud",
                                                        "sts.amazonaws.com",
                                                        ISSUER + ":sub",
                                                        "repo:example/syncad:environment:" + environment)))))))));
    }

    private static List<String> actions(Map<String, Object> statement) {
        Object action = statement.get("Action");
        return action instanceof String one
                ? List.of(one)
                : Resources.list(action).stream().map(String.class::cast).toList();
    }

    private static Template registry() {
        return Synthesized.template(Synthesized.stack(Synthesized.registry(), "syncad-registry"));
    }

    private static Template pipeline(EnvironmentName name) {
        return Synthesized.template(
                Synthesized.stack(Synthesized.pipeline(name), "syncad-%s-pipeline".formatted(name.text())));
    }
}
