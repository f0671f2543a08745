package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.aws.sns.Topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Operations on topics.
public final class TopicOperations {

    private static final int PAGE = 100;
    private static final Set<String> ATTRIBUTES =
            Set.of("DisplayName", "Policy", "DeliveryPolicy", "KmsMasterKeyId", "SignatureVersion", "TracingConfig");

    private final Topics topics;
    private final Account account;

    public TopicOperations(Topics topics, Account account) {
        this.topics = topics;
        this.account = account;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SNS, "CreateTopic", this::createTopic);
        operations.on(AwsService.SNS, "DeleteTopic", this::deleteTopic);
        operations.on(AwsService.SNS, "ListTopics", this::listTopics);
        operations.on(AwsService.SNS, "GetTopicAttributes", this::getTopicAttributes);
        operations.on(AwsService.SNS, "SetTopicAttributes", this::setTopicAttributes);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    private Fields createTopic(Fields request) {
        if (!request.text("Name").matches("[A-Za-z0-9_-]{1,256}")) {
            if (request.text("Name").endsWith(".fifo")) {
                throw Invalid.notKnown("FIFO topics");
            }
            throw Invalid.parameter("Topic Name");
        }
        Map<String, String> attributes = request.textMap("Attributes");
        attributes.keySet().forEach(TopicOperations::requireKnown);
        return Fields.of(
                "TopicArn", topics.create(request.text("Name"), attributes).arn());
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html
    private Fields deleteTopic(Fields request) {
        topics.delete(request.text("TopicArn"));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html
    private Fields listTopics(Fields request) {
        Page<Topic> page = Page.of(
                topics.all(), Topic::arn, request.optionalText("NextToken"), PAGE, Invalid.parameter("NextToken"));
        List<Fields> shown = page.items().stream()
                .map(topic -> Fields.of("TopicArn", topic.arn()))
                .toList();
        return Fields.of("Topics", shown).with("NextToken", page.nextToken());
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
    private Fields getTopicAttributes(Fields request) {
        Topic topic = topics.require(request.text("TopicArn"));
        long confirmed = topics.of(topic.arn()).stream()
                .filter(Topics.Subscription::confirmed)
                .count();
        long pending = topics.of(topic.arn()).size() - confirmed;
        Map<String, String> shown = new TreeMap<>(topic.attributes());
        shown.put("TopicArn", topic.arn());
        shown.put("Owner", account.id());
        shown.put("SubscriptionsConfirmed", String.valueOf(confirmed));
        shown.put("SubscriptionsPending", String.valueOf(pending));
        shown.put("SubscriptionsDeleted", "0");
        shown.putIfAbsent("DisplayName", "");
        return Fields.of("Attributes", shown);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
    private Fields setTopicAttributes(Fields request) {
        requireKnown(request.text("AttributeName"));
        topics.change(
                request.text("TopicArn"),
                request.text("AttributeName"),
                request.optionalText("AttributeValue").orElse(""));
        return Fields.none();
    }

    private static void requireKnown(String attribute) {
        if (!ATTRIBUTES.contains(attribute)) {
            throw Invalid.parameter("Attributes Reason: Unknown attribute " + attribute);
        }
    }
}
