package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.deploy.environment.EnvironmentName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class EdgeTests {

    /// Names of the contract, section 8.
    @ParameterizedTest
    @CsvSource({
        "DEV,dev-api.metaonus.in,dev.syncad.in",
        "STAGING,staging-api.metaonus.in,staging.syncad.in",
        "PRODUCTION,api.metaonus.in,syncad.in"
    })
    void anEnvironmentAnswersUnderItsNames(EnvironmentName name, String api, String base) {
        Template template = Synthesized.template(name, "edge");
        template.hasResourceProperties(
                "AWS::CloudFront::Distribution",
                Map.of("DistributionConfig", Match.objectLike(Map.of("Aliases", List.of(api, "*." + base)))));

        assertThat(Resources.properties(template, "AWS::Route53::RecordSet"))
                .extracting(record -> (String) record.get("Name"))
                .contains(api + ".", "edge." + base + ".", "provisioning." + base + ".", "cdn." + base + ".");
    }

    @ParameterizedTest
    @EnumSource
    void everythingPassesTheFirewallAndIsEncrypted(EnvironmentName name) {
        List<Map<String, Object>> distributions =
                Resources.properties(Synthesized.template(name, "edge"), "AWS::CloudFront::Distribution");

        assertThat(distributions)
                .hasSize(2)
                .extracting(distribution -> Resources.map(distribution.get("DistributionConfig")))
                .allSatisfy(configuration -> {
                    assertThat(configuration).containsKeys("WebACLId", "Logging");
                    assertThat(Resources.map(configuration.get("ViewerCertificate")))
                            .containsEntry("MinimumProtocolVersion", "TLSv1.2_2021");
                    assertThat(Resources.map(configuration.get("DefaultCacheBehavior")))
                            .containsEntry("ViewerProtocolPolicy", "https-only");
                });
    }

    @Test
    void theLoadBalancerIsReachedThroughTheNetworkOnly() {
        Synthesized.template(EnvironmentName.PRODUCTION, "edge")
                .hasResourceProperties(
                        "AWS::CloudFront::VpcOrigin",
                        Map.of(
                                "VpcOriginEndpointConfig",
                                Match.objectLike(Map.of(
                                        "OriginProtocolPolicy",
                                        "https-only",
                                        "OriginSSLProtocols",
                                        List.of("TLSv1.2")))));
    }

    @Test
    void theFirewallLetsASchoolBehindOneAddressWork() {
        Synthesized.template(EnvironmentName.PRODUCTION, "global")
                .hasResourceProperties(
                        "AWS::WAFv2::WebACL",
                        Map.of(
                                "Scope",
                                "CLOUDFRONT",
                                "Rules",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Statement",
                                        Map.of(
                                                "RateBasedStatement",
                                                Map.of("AggregateKeyType", "IP", "Limit", 30_000))))))));
    }

    /// Homework about databases is no attack.
    @Test
    void theFirewallOnlyCountsWhatPeopleWrite() {
        String rules = Resources.properties(
                        Synthesized.template(EnvironmentName.PRODUCTION, "global"), "AWS::WAFv2::WebACL")
                .toString();

        assertThat(List.of("SQLi_BODY", "CrossSiteScripting_BODY", "SizeRestrictions_BODY"))
                .allSatisfy(rule -> assertThat(rules).contains("{ActionToUse={Count={}}, Name=" + rule + "}"));
    }

    @Test
    void theApiIsToldWhatBecameOfMailsAndPushes() {
        assertThat(Resources.properties(
                        Synthesized.template(EnvironmentName.PRODUCTION, "edge"), "AWS::SNS::Subscription"))
                .extracting(subscription -> (String) subscription.get("Endpoint"))
                .containsExactlyInAnyOrder(
                        "https://api.metaonus.in/webhooks/ses", "https://api.metaonus.in/webhooks/sns");
    }
}
