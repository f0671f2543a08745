package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.conventions.Page;
import in.syncad.embedded.aws.model.AwsService;
import in.syncad.embedded.aws.model.Fields;
import in.syncad.embedded.aws.server.Operations;
import in.syncad.embedded.aws.sesv2.Smtp;
import in.syncad.embedded.aws.sns.Topics.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Operations on subscriptions. Text messages and devices are subscribed at once; a mail address gets a mail with a
/// token that confirms it, a web address a post.
public final class SubscriptionOperations {

    private static final int PAGE = 100;
    private static final Set<String> NEED_CONFIRMATION = Set.of("email", "http", "https");

    private final Topics topics;
    private final Endpoints endpoints;
    private final Account account;
    private final Smtp smtp;
    private final WebPosts web;

    public SubscriptionOperations(Topics topics, Endpoints endpoints, Account account, Smtp smtp, WebPosts web) {
        this.topics = topics;
        this.endpoints = endpoints;
        this.account = account;
        this.smtp = smtp;
        this.web = web;
    }

    public void register(Operations operations) {
        operations.on(AwsService.SNS, "Subscribe", this::subscribe);
        operations.on(AwsService.SNS, "ConfirmSubscription", this::confirmSubscription);
        operations.on(AwsService.SNS, "Unsubscribe", this::unsubscribe);
        operations.on(AwsService.SNS, "ListSubscriptions", this::listSubscriptions);
        operations.on(AwsService.SNS, "ListSubscriptionsByTopic", this::listSubscriptionsByTopic);
        operations.on(AwsService.SNS, "GetSubscriptionAttributes", this::getSubscriptionAttributes);
        operations.on(AwsService.SNS, "SetSubscriptionAttributes", this::setSubscriptionAttributes);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    private Fields subscribe(Fields request) {
        String protocol = request.text("Protocol");
        String endpoint = request.optionalText("Endpoint").orElse("");
        requireEndpoint(protocol, endpoint);
        Map<String, String> attributes = request.textMap("Attributes");
        attributes.forEach(SubscriptionOperations::requireKnown);
        boolean confirmed = !NEED_CONFIRMATION.contains(protocol);
        Subscription subscription =
                topics.subscribe(request.text("TopicArn"), protocol, endpoint, confirmed, attributes);
        subscription.confirmationToken().ifPresent(token -> askToConfirm(subscription, token));
        boolean shown = subscription.confirmed() || request.flag("ReturnSubscriptionArn");
        return Fields.of("SubscriptionArn", shown ? subscription.arn() : "pending confirmation");
    }

    private void requireEndpoint(String protocol, String endpoint) {
        switch (protocol) {
            case "sms" -> Sms.requireNumber("Endpoint", endpoint);
            case "application" -> {
                if (endpoints.find(endpoint).isEmpty()) {
                    throw Invalid.parameter("Endpoint Reason: Endpoint does not exist for endpoint " + endpoint);
                }
            }
            case "email" -> {
                if (!endpoint.matches("[^@\\s]+@[^@\\s]+")) {
                    throw Invalid.parameter("Email address");
                }
            }
            case "http", "https" -> requireLoopback(protocol, endpoint);
            default -> throw Invalid.notKnown("subscriptions by " + protocol);
        }
    }

    /// Nothing that is only tried out here may reach anybody else.
    private static void requireLoopback(String protocol, String endpoint) {
        if (!endpoint.matches(protocol + "://(127\\.0\\.0\\.1|localhost)(:\\d+)?(/[!-~]*)?")) {
            throw Invalid.parameter("Endpoint Reason: the emulator posts to loopback addresses only");
        }
    }

    private void askToConfirm(Subscription subscription, String token) {
        if (!subscription.protocol().equals("email")) {
            web.askToConfirm(topics.require(subscription.topicArn()), subscription, token);
            return;
        }
        smtp.send(
                "no-reply@sns.amazonaws.com",
                subscription.endpoint(),
                "AWS Notification - Subscription Confirmation",
                "You have chosen to subscribe to the topic " + subscription.topicArn() + ". Confirm with the token "
                        + token);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
    private Fields confirmSubscription(Fields request) {
        return Fields.of("SubscriptionArn", topics.confirm(request.text("TopicArn"), request.text("Token")));
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html
    private Fields unsubscribe(Fields request) {
        topics.unsubscribe(request.text("SubscriptionArn"));
        return Fields.none();
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html
    private Fields listSubscriptions(Fields request) {
        return page(topics.allSubscriptions(), request);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
    private Fields listSubscriptionsByTopic(Fields request) {
        return page(topics.of(topics.require(request.text("TopicArn")).arn()), request);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html
    private Fields getSubscriptionAttributes(Fields request) {
        Subscription subscription = topics.subscription(request.text("SubscriptionArn"));
        Map<String, String> attributes = new TreeMap<>(subscription.attributes());
        attributes.put("SubscriptionArn", subscription.arn());
        attributes.put("TopicArn", subscription.topicArn());
        attributes.put("Protocol", subscription.protocol());
        attributes.put("Endpoint", subscription.endpoint());
        attributes.put("Owner", account.id());
        attributes.put("PendingConfirmation", String.valueOf(!subscription.confirmed()));
        attributes.putIfAbsent("RawMessageDelivery", "false");
        return Fields.of("Attributes", attributes);
    }

    /// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
    private Fields setSubscriptionAttributes(Fields request) {
        String value = request.optionalText("AttributeValue").orElse("");
        requireKnown(request.text("AttributeName"), value);
        topics.changeSubscription(request.text("SubscriptionArn"), request.text("AttributeName"), value);
        return Fields.none();
    }

    private static void requireKnown(String name, String value) {
        switch (name) {
            case FilterPolicy.ATTRIBUTE -> FilterPolicy.parse(value);
            case "RawMessageDelivery" -> {}
            default -> throw Invalid.notKnown("the subscription attribute " + name);
        }
    }

    private Fields page(List<Subscription> subscriptions, Fields request) {
        Page<Subscription> page = Page.of(
                subscriptions,
                Subscription::arn,
                request.optionalText("NextToken"),
                PAGE,
                Invalid.parameter("NextToken"));
        return Fields.of("Subscriptions", page.items().stream().map(this::shown).toList())
                .with("NextToken", page.nextToken());
    }

    private Fields shown(Subscription subscription) {
        return Fields.of("SubscriptionArn", subscription.confirmed() ? subscription.arn() : "PendingConfirmation")
                .with("Owner", account.id())
                .with("Protocol", subscription.protocol())
                .with("Endpoint", subscription.endpoint())
                .with("TopicArn", subscription.topicArn());
    }
}
