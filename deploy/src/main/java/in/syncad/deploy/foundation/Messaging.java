package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import java.util.List;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.route53.IPublicHostedZone;
import software.amazon.awscdk.services.route53.TxtRecord;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestinationOptions;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.Identity;
import software.amazon.awscdk.services.ses.SuppressionReasons;
import software.constructs.Construct;

/// Who we are when we write: the domain that mails come from, proved by DKIM, SPF and DMARC, and where SES tells what
/// became of them. CloudFormation knows no platform application of SNS: docs/deployment.md says how the one for
/// pushes is made, once.
final class Messaging extends Construct {

    private final Environment environment;
    private final ConfigurationSet configuration;

    Messaging(Construct scope, Environment environment, IPublicHostedZone zone, Topics topics) {
        super(scope, "Messaging");
        this.environment = environment;
        this.configuration = ConfigurationSet.Builder.create(this, "Configuration")
                .configurationSetName(environment.prefix())
                .tlsPolicy(ConfigurationSetTlsPolicy.REQUIRE)
                .reputationMetrics(true)
                .suppressionReasons(SuppressionReasons.BOUNCES_AND_COMPLAINTS)
                .build();
        configuration.addEventDestination(
                "Events",
                ConfigurationSetEventDestinationOptions.builder()
                        .destination(EventDestination.snsTopic(topics.mailEvents()))
                        .events(List.of(
                                EmailSendingEvent.DELIVERY,
                                EmailSendingEvent.BOUNCE,
                                EmailSendingEvent.COMPLAINT,
                                EmailSendingEvent.REJECT))
                        .build());
        EmailIdentity.Builder.create(this, "Sender")
                .identity(Identity.publicHostedZone(zone))
                .mailFromDomain("bounce." + environment.hosts().baseDomain())
                .build();
        TxtRecord.Builder.create(this, "Dmarc")
                .zone(zone)
                .recordName("_dmarc")
                .values(List.of("v=DMARC1; p=quarantine"))
                .build();
    }

    /// `SES_FROM_EMAIL`.
    String sender() {
        return "noreply@" + environment.hosts().baseDomain();
    }

    /// `SES_CONFIGURATION_SET`.
    String configuration() {
        return environment.prefix();
    }

    /// Mails from our domain, by our configuration set.
    void grantMail(IGrantable sender) {
        String resources = "arn:aws:ses:%s:%s:"
                .formatted(Environment.REGION, environment.account().id());
        sender.getGrantPrincipal()
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("ses:SendEmail"))
                        .resources(List.of(
                                resources + "identity/" + environment.hosts().baseDomain(),
                                resources + "configuration-set/" + configuration()))
                        .build());
    }

    /// Text messages, which go to phone numbers and so to no resource that has a name: no topic is meant. And pushes,
    /// with what it takes to know devices.
    void grantTextAndPush(IGrantable sender) {
        String sns = "arn:aws:sns:%s:%s:"
                .formatted(Environment.REGION, environment.account().id());
        sender.getGrantPrincipal()
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("sns:Publish"))
                        .notResources(List.of("arn:aws:sns:*:*:*"))
                        .build());
        sender.getGrantPrincipal()
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of(
                                "sns:CreatePlatformEndpoint",
                                "sns:GetEndpointAttributes",
                                "sns:SetEndpointAttributes",
                                "sns:DeleteEndpoint",
                                "sns:Publish"))
                        .resources(List.of(sns + "app/*", sns + "endpoint/*"))
                        .build());
    }
}
