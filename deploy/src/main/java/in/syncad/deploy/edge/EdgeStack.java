package in.syncad.deploy.edge;

import in.syncad.deploy.environment.Environment;
import in.syncad.deploy.environment.Hosts;
import in.syncad.deploy.foundation.FoundationStack;
import in.syncad.deploy.foundation.Topics;
import in.syncad.deploy.services.ServicesStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.IPublicHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.UrlSubscription;
import software.constructs.Construct;

/// The way in from the internet, and the names under which the world finds it.
public final class EdgeStack extends Stack {

    private final Environment environment;

    public EdgeStack(
            Construct scope,
            StackProps properties,
            Environment environment,
            GlobalStack global,
            FoundationStack foundation,
            ServicesStack services) {
        super(scope, environment.prefix() + "-edge", properties);
        this.environment = environment;
        Edge edge = new Edge(this, environment, global, foundation.storage(), services.loadBalancer());
        Hosts hosts = environment.hosts();
        IPublicHostedZone schools = foundation.dns().schoolZone();
        name("Api", foundation.dns().apiZone(), hosts.api(), edge.everything());
        name("Edge", schools, hosts.edge(), edge.everything());
        name("Provisioning", schools, hosts.provisioning(), edge.everything());
        name("Cdn", schools, hosts.cdn(), edge.published());
        tellApi(foundation.topics());
    }

    private void name(String id, IPublicHostedZone zone, String host, IDistribution distribution) {
        RecordTarget target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(this, id + "Ipv4")
                .zone(zone)
                .recordName(host + ".")
                .target(target)
                .build();
        AaaaRecord.Builder.create(this, id + "Ipv6")
                .zone(zone)
                .recordName(host + ".")
                .target(target)
                .build();
    }

    /// Last of all: the api confirms a subscription as soon as it is asked to, and can be asked from here on.
    private void tellApi(Topics topics) {
        subscribe("MailEvents", topics.mailEvents(), "/webhooks/ses");
        subscribe("PushEvents", topics.pushEvents(), "/webhooks/sns");
    }

    private void subscribe(String id, ITopic topic, String path) {
        ITopic here = Topic.fromTopicArn(this, id, topic.getTopicArn());
        here.addSubscription(
                new UrlSubscription("https://" + environment.hosts().api() + path));
    }
}
