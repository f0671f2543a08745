package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.deploy.environment.EnvironmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class MonitoringTests {

    private static final Pattern METRIC = Pattern.compile("\\[\"([^\"]+/[^\"]+|AWS/[^\"]+)\",\"([^\"]+)\"");

    @ParameterizedTest
    @EnumSource
    void everyAlarmTellsSomebodyWhenItBeginsAndWhenItEnds(EnvironmentName name) {
        Template template = Synthesized.template(name, "services");
        template.allResourcesProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "AlarmActions", List.of(Match.anyValue()),
                        "OKActions", List.of(Match.anyValue()),
                        "AlarmDescription", Match.anyValue())));

        assertThat(template.findResources("AWS::CloudWatch::Alarm")).hasSizeGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest
    @EnumSource
    void theDashboardShowsAtLeastTenMetrics(EnvironmentName name) {
        String body = Resources.properties(Synthesized.template(name, "services"), "AWS::CloudWatch::Dashboard")
                .toString();

        assertThat(METRIC.matcher(body).results().map(MatchResult::group).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void alarmsReachAMailbox(EnvironmentName name) {
        Synthesized.template(name, "foundation")
                .hasResourceProperties(
                        "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "operators@example.org"));
    }

    /// Averages of what is counted stay below any threshold for it.
    @ParameterizedTest
    @EnumSource
    void alarmsThatCountAddUp(EnvironmentName name) {
        assertThat(Resources.properties(Synthesized.template(name, "services"), "AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> ((String) alarm.get("AlarmName")).matches(".*-(errors|failures)"))
                .hasSize(9)
                .allSatisfy(alarm -> assertThat(alarm).containsEntry("Statistic", "Sum"));
    }

    /// ElastiCache measures nodes, not groups of them.
    @ParameterizedTest
    @EnumSource
    void bothNodesOfTheCacheAreWatched(EnvironmentName name) {
        assertThat(Resources.properties(Synthesized.template(name, "services"), "AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> ((String) alarm.get("AlarmName")).contains("-cache-"))
                .hasSize(2)
                .allSatisfy(alarm -> assertThat(alarm.get("Metrics").toString())
                        .contains("CacheClusterId", "-001", "-002", "Expression=MAX("));
    }

    /// Whoever is woken up finds the alarm's name there.
    @ParameterizedTest
    @EnumSource
    void everyAlarmHasASectionInTheRunbook(EnvironmentName name) throws IOException {
        Set<String> named = sections()
                .map(section -> section.lines().findFirst().orElseThrow())
                .flatMap(title -> Stream.of(title.split(", ")))
                .flatMap(alarm -> Stream.of("api", "realtime", "provisioning")
                        .map(service -> alarm.replace("<service>", service)))
                .collect(Collectors.toSet());

        assertThat(Resources.properties(Synthesized.template(name, "services"), "AWS::CloudWatch::Alarm"))
                .extracting(alarm -> ((String) alarm.get("AlarmName")).replace("syncad-%s-".formatted(name.text()), ""))
                .isSubsetOf(named);
    }

    @Test
    void everySectionOfTheRunbookTellsCauseAndFirstLookAndAction() throws IOException {
        assertThat(sections())
                .hasSizeGreaterThanOrEqualTo(11)
                .allSatisfy(section ->
                        assertThat(section).containsSubsequence("\n**Cause:** ", "\n**Look:** ", "\n**Do:** "));
    }

    /// Those of alarms, each beginning with the names of its alarms.
    private static Stream<String> sections() throws IOException {
        return Stream.of(Files.readString(Path.of("../docs/runbook.md")).split("\n### "))
                .skip(1)
                .map(section -> section.split("\n## ")[0]);
    }
}
