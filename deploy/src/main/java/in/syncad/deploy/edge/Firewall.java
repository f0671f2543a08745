package in.syncad.deploy.edge;

import in.syncad.deploy.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.constructs.Construct;

/// Turns known attacks away before they reach us. The services check everything themselves; this keeps noise out.
final class Firewall extends Construct {

    /// Groups of rules that AWS keeps, each with those rules that only count. Bodies have up to 20 MB (contract,
    /// section 3), and are what people at schools write: homework about databases holds SQL, lessons about the web
    /// hold scripts.
    private static final Map<String, List<String>> GROUPS = new TreeMap<>(Map.of(
            "AWSManagedRulesAmazonIpReputationList",
            List.of(),
            "AWSManagedRulesCommonRuleSet",
            List.of("SizeRestrictions_BODY", "CrossSiteScripting_BODY", "GenericLFI_BODY", "GenericRFI_BODY"),
            "AWSManagedRulesKnownBadInputsRuleSet",
            List.of(),
            "AWSManagedRulesSQLiRuleSet",
            List.of("SQLi_BODY", "SQLiExtendedPatterns_BODY")));

    /// In five minutes, from one address: what the api itself allows (`RATE_LIMIT_ADDRESS`, 6,000 a minute), because
    /// a whole school may be behind one.
    private static final int REQUESTS = 30_000;

    private final CfnWebACL acl;

    Firewall(Construct scope, Environment environment) {
        super(scope, "Firewall");
        List<RuleProperty> rules = new ArrayList<>();
        GROUPS.forEach((group, counted) -> rules.add(managed(group, counted, rules.size())));
        rules.add(tooMany(rules.size()));
        this.acl = CfnWebACL.Builder.create(this, "Acl")
                .name(environment.prefix())
                .scope("CLOUDFRONT")
                .defaultAction(DefaultActionProperty.builder()
                        .allow(AllowActionProperty.builder().build())
                        .build())
                .rules(rules)
                .visibilityConfig(visible(environment.prefix()))
                .build();
    }

    String arn() {
        return acl.getAttrArn();
    }

    private static RuleProperty managed(String group, List<String> counted, int priority) {
        return RuleProperty.builder()
                .name(group)
                .priority(priority)
                .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
                .statement(StatementProperty.builder()
                        .managedRuleGroupStatement(ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group)
                                .ruleActionOverrides(
                                        counted.stream().map(Firewall::counting).toList())
                                .build())
                        .build())
                .visibilityConfig(visible(group))
                .build();
    }

    private static RuleActionOverrideProperty counting(String rule) {
        return RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(RuleActionProperty.builder()
                        .count(CountActionProperty.builder().build())
                        .build())
                .build();
    }

    private static RuleProperty tooMany(int priority) {
        return RuleProperty.builder()
                .name("too-many-requests")
                .priority(priority)
                .action(RuleActionProperty.builder()
                        .block(BlockActionProperty.builder().build())
                        .build())
                .statement(StatementProperty.builder()
                        .rateBasedStatement(RateBasedStatementProperty.builder()
                                .limit(REQUESTS)
                                .aggregateKeyType("IP")
                                .build())
                        .build())
                .visibilityConfig(visible("too-many-requests"))
                .build();
    }

    private static VisibilityConfigProperty visible(String name) {
        return VisibilityConfigProperty.builder()
                .metricName(name)
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .build();
    }
}
