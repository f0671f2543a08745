package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.model.AwsError;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.sesv2.Smtp;
import in.syncad.embedded.aws.sns.Endpoints.Endpoint;
import in.syncad.embedded.aws.sns.Topics.Subscription;
import in.syncad.embedded.aws.sns.Topics.Topic;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Brings what is published to subscribers and devices.
public final class Distribution {

    /// A token that begins so is of an app that was removed: FCM takes the push and reports that later.
    static final String UNREGISTERED = "unregistered-";

    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Topics topics;
    private final Endpoints endpoints;
    private final Push push;
    private final Channels channels;
    private final Clock clock;

    /// What needs no subscription of its own.
    public record Channels(Sms sms, Smtp smtp, WebPosts web) {}

    public Distribution(Topics topics, Endpoints endpoints, Push push, Channels channels, Clock clock) {
        this.topics = topics;
        this.endpoints = endpoints;
        this.push = push;
        this.channels = channels;
        this.clock = clock;
    }

    /// Something that AWS itself tells a topic. One that is not there any more is told nothing.
    public void announce(String topicArn, String message) {
        try {
            publish(
                    topicArn,
                    Content.of(Fields.of("Message", message)),
                    UUID.randomUUID().toString());
        } catch (AwsError gone) {
            LOG.info("{} is not told: {}", topicArn, gone.code());
        }
    }

    /// To every confirmed subscription whose filter lets it pass; one that cannot be reached does not stop the others.
    void publish(String topicArn, Content content, String messageId) {
        Topic topic = topics.require(topicArn);
        for (Subscription subscription : topics.of(topic.arn())) {
            String policy = subscription.attributes().getOrDefault(FilterPolicy.ATTRIBUTE, "");
            if (subscription.confirmed() && FilterPolicy.parse(policy).passes(content.attributes())) {
                try {
                    deliver(topic, subscription, content, messageId);
                } catch (AwsError refused) {
                    LOG.info("A subscription of {} was not reached: {}", topicArn, refused.code());
                }
            }
        }
    }

    void toDevice(String endpointArn, Content content, String messageId) {
        Endpoint endpoint = endpoints.require(endpointArn);
        if (endpoint.enabled() && endpoint.token().startsWith(UNREGISTERED)) {
            endpoints.change(endpointArn, Map.of(Endpoints.ENABLED, "false"));
            tellOfFailure(endpoint, messageId);
        } else {
            push.send(endpoint, content);
        }
    }

    private void deliver(Topic topic, Subscription subscription, Content content, String messageId) {
        String to = subscription.endpoint();
        switch (subscription.protocol()) {
            case "sms" -> channels.sms().send(to, content.forProtocol("sms"), content.attributes());
            case "application" -> toDevice(to, content, messageId);
            case "email" -> {
                String subject = content.subject().isEmpty() ? "AWS Notification Message" : content.subject();
                channels.smtp().send("no-reply@sns.amazonaws.com", to, subject, content.forProtocol("email"));
            }
            case "http", "https" -> channels.web().notify(topic, subscription, messageId, content);
            default -> throw new IllegalStateException("Nobody can subscribe by " + subscription.protocol());
        }
    }

    /// https://docs.aws.amazon.com/sns/latest/dg/application-event-notifications.html
    private void tellOfFailure(Endpoint endpoint, String messageId) {
        String topic =
                endpoints.application(endpoint.applicationArn()).attributes().getOrDefault("EventDeliveryFailure", "");
        if (!topic.isEmpty()) {
            announce(
                    topic,
                    JSON.writeValueAsString(Map.of(
                            "EventType",
                            "DeliveryFailure",
                            "FailureType",
                            "EndpointDisabled",
                            "FailureMessage",
                            "Endpoint is disabled",
                            "DeliveryAttempts",
                            1,
                            "EndpointArn",
                            endpoint.arn(),
                            "MessageId",
                            messageId,
                            "Resource",
                            endpoint.applicationArn(),
                            "Service",
                            "SNS",
                            "Time",
                            clock.instant().toString())));
        }
    }
}
