package in.syncad.deploy.foundation;

import in.syncad.deploy.environment.Environment;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// Where services of AWS tell what happened: alarms to people, fates of mails and pushes to the api.
///
/// The topics are encrypted with a key of our own: with the one that AWS manages, neither CloudWatch nor SES may
/// write, and both fail in silence. A topic with a policy has only that one, so each names its writer.
public final class Topics extends Construct {

    private final Environment environment;
    private final Key key;
    private final Topic alarms;
    private final Topic mailEvents;
    private final Topic pushEvents;

    Topics(Construct scope, Environment environment) {
        super(scope, "Topics");
        this.environment = environment;
        this.key = Key.Builder.create(this, "Key")
                .description("SyncAD: topics of " + environment.name().text())
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        this.alarms = topic("Alarms", "alarms", "cloudwatch.amazonaws.com");
        this.mailEvents = topic("MailEvents", "mail-events", "ses.amazonaws.com");
        this.pushEvents = topic("PushEvents", "push-events", "sns.amazonaws.com");
        alarms.addSubscription(new EmailSubscription(environment.account().alarmEmail()));
    }

    public Topic alarms() {
        return alarms;
    }

    /// What became of mails; read by `POST /webhooks/ses`.
    public Topic mailEvents() {
        return mailEvents;
    }

    /// What became of pushes and their addresses; read by `POST /webhooks/sns`.
    public Topic pushEvents() {
        return pushEvents;
    }

    private Topic topic(String id, String name, String writer) {
        Topic topic = Topic.Builder.create(this, id)
                .topicName(environment.prefix() + "-" + name)
                .masterKey(key)
                .enforceSsl(true)
                .build();
        topic.addToResourcePolicy(allow(writer, List.of("sns:Publish"), topic.getTopicArn()));
        key.addToResourcePolicy(allow(writer, List.of("kms:GenerateDataKey*", "kms:Decrypt"), "*"));
        return topic;
    }

    private PolicyStatement allow(String writer, List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal(writer)))
                .actions(actions)
                .resources(List.of(resource))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", environment.account().id())))
                .build();
    }
}
