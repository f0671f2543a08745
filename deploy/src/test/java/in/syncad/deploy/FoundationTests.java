package in.syncad.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.deploy.environment.EnvironmentName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class FoundationTests {

    @ParameterizedTest
    @EnumSource
    void theDatabaseSurvivesAZoneAndCanBeRestoredForSevenDays(EnvironmentName name) {
        foundation(name)
                .hasResourceProperties(
                        "AWS::RDS::DBInstance",
                        Map.of(
                                "Engine", "postgres",
                                "EngineVersion", "18",
                                "MultiAZ", true,
                                "StorageEncrypted", true,
                                "BackupRetentionPeriod", 7,
                                "DeletionProtection", true,
                                "PubliclyAccessible", false,
                                "ManageMasterUserPassword", true));
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseTakesConnectionsByTlsOnlyAndLogsNoValues(EnvironmentName name) {
        foundation(name)
                .hasResourceProperties(
                        "AWS::RDS::DBParameterGroup",
                        Map.of(
                                "Parameters",
                                Match.objectLike(Map.of(
                                        "rds.force_ssl", "1",
                                        "shared_preload_libraries", "pg_stat_statements",
                                        "log_parameter_max_length", "0",
                                        "log_parameter_max_length_on_error", "0"))));
    }

    @ParameterizedTest
    @EnumSource
    void theCacheSurvivesAZoneAndIsEncryptedWhereverItIs(EnvironmentName name) {
        foundation(name)
                .hasResourceProperties(
                        "AWS::ElastiCache::ReplicationGroup",
                        Map.of(
                                "AutomaticFailoverEnabled", true,
                                "MultiAZEnabled", true,
                                "TransitEncryptionEnabled", true,
                                "AtRestEncryptionEnabled", true,
                                "AuthToken", Match.anyValue()));
    }

    @ParameterizedTest
    @EnumSource
    void bucketsAreHiddenAndEncryptedAndFilesCanBeBroughtBack(EnvironmentName name) {
        Template template = foundation(name);
        template.allResourcesProperties(
                "AWS::S3::Bucket",
                Map.of(
                        "BucketEncryption",
                        Match.anyValue(),
                        "PublicAccessBlockConfiguration",
                        Map.of(
                                "BlockPublicAcls", true,
                                "BlockPublicPolicy", true,
                                "IgnorePublicAcls", true,
                                "RestrictPublicBuckets", true)));
        template.resourcePropertiesCountIs(
                "AWS::S3::Bucket", Map.of("VersioningConfiguration", Map.of("Status", "Enabled")), 1);
    }

    @Test
    void cloudFrontReadsPublishedFilesOnly() {
        List<Map<String, Object>> policies =
                Resources.properties(foundation(EnvironmentName.PRODUCTION), "AWS::S3::BucketPolicy");

        assertThat(policies)
                .flatExtracting(policy -> Resources.list(
                        Resources.map(policy.get("PolicyDocument")).get("Statement")))
                .map(Object::toString)
                .filteredOn(statement -> statement.contains("cloudfront.amazonaws.com"))
                .singleElement()
                .asString()
                .contains("/public/*", "Action=s3:GetObject", "arn:aws:cloudfront::111122223333:distribution/*");
    }

    @Test
    void whatKeepsDataOutlivesItsStackWhereDataMatters() {
        List<String> keepers = List.of("AWS::RDS::DBInstance", "AWS::S3::Bucket");

        assertThat(keepers)
                .allSatisfy(type -> assertThat(foundation(EnvironmentName.PRODUCTION)
                                .findResources(type)
                                .values())
                        .allSatisfy(resource -> assertThat(resource).containsEntry("DeletionPolicy", "Retain")));
    }

    @ParameterizedTest
    @EnumSource
    void aGatewayForEachZoneInProductionAndOneElsewhere(EnvironmentName name) {
        foundation(name)
                .resourceCountIs(
                        "AWS::EC2::NatGateway",
                        switch (name) {
                            case DEV, STAGING -> 1;
                            case PRODUCTION -> 3;
                        });
    }

    /// A topic with a policy lets nobody in whom the policy does not name, and CloudWatch says nothing about it.
    @Test
    void whoWritesToATopicMayDoSoAndMayUseItsKey() {
        Template template = foundation(EnvironmentName.PRODUCTION);
        String topics = Resources.properties(template, "AWS::SNS::TopicPolicy").toString();
        String keys = Resources.properties(template, "AWS::KMS::Key").toString();

        assertThat(Arrays.asList("cloudwatch.amazonaws.com", "ses.amazonaws.com", "sns.amazonaws.com"))
                .allSatisfy(writer -> {
                    assertThat(topics).contains("Principal={Service=" + writer);
                    assertThat(keys).contains("Principal={Service=" + writer);
                });
    }

    @Test
    void mailsAreSignedAndTellWhatBecameOfThem() {
        Template template = foundation(EnvironmentName.PRODUCTION);
        template.resourceCountIs("AWS::SES::EmailIdentity", 1);
        template.hasResourceProperties(
                "AWS::SES::ConfigurationSetEventDestination",
                Map.of(
                        "EventDestination",
                        Match.objectLike(Map.of(
                                "MatchingEventTypes", List.of("delivery", "bounce", "complaint", "reject"),
                                "SnsDestination", Match.anyValue()))));
        template.hasResourceProperties(
                "AWS::Route53::RecordSet",
                Map.of("Type", "TXT", "ResourceRecords", List.of("\"v=DMARC1; p=quarantine\"")));
    }

    @ParameterizedTest
    @EnumSource
    void theCertificateCoversEveryName(EnvironmentName name) {
        List<Map<String, Object>> certificates =
                Resources.properties(foundation(name), "AWS::CertificateManager::Certificate");

        assertThat(certificates).singleElement().satisfies(certificate -> {
            String base = (String) certificate.get("DomainName");
            assertThat(Resources.list(certificate.get("SubjectAlternativeNames")))
                    .contains("*." + base);
        });
    }

    private static Template foundation(EnvironmentName name) {
        return Synthesized.template(name, "foundation");
    }
}
