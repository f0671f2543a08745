package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.conventions.Account;
import in.syncad.embedded.aws.conventions.RandomId;
import in.syncad.embedded.journal.Journal;
import in.syncad.embedded.journal.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Topics and who listens to them.
public final class Topics {

    private final Table<Topic> topics;
    private final Table<Subscription> subscriptions;
    private final Account account;

    record Topic(String arn, Map<String, String> attributes) {}

    /// `confirmationToken` is there until a mail subscription is confirmed.
    record Subscription(
            String arn,
            String topicArn,
            String protocol,
            String endpoint,
            Optional<String> confirmationToken,
            Map<String, String> attributes) {

        boolean confirmed() {
            return confirmationToken.isEmpty();
        }

        Subscription confirm() {
            return new Subscription(arn, topicArn, protocol, endpoint, Optional.empty(), attributes);
        }

        Subscription withAttributes(Map<String, String> others) {
            return new Subscription(arn, topicArn, protocol, endpoint, confirmationToken, others);
        }
    }

    public Topics(Journal journal, Account account) {
        this.topics = journal.table("sns.topics", Topic.class);
        this.subscriptions = journal.table("sns.subscriptions", Subscription.class);
        this.account = account;
    }

    /// The same name with the same attributes is the same topic.
    synchronized Topic create(String name, Map<String, String> attributes) {
        String arn = account.arn("sns", name);
        Optional<Topic> present = topics.get(arn);
        boolean differs = present.filter(topic -> !topic.attributes().entrySet().containsAll(attributes.entrySet()))
                .isPresent();
        if (differs) {
            throw Invalid.parameter("Attributes Reason: Topic already exists with different attributes");
        }
        Topic topic = present.orElse(new Topic(arn, new TreeMap<>(attributes)));
        topics.put(arn, topic);
        return topic;
    }

    /// Made once; one that is there keeps its attributes.
    public synchronized void ensure(String name, Map<String, String> attributes) {
        String arn = account.arn("sns", name);
        if (topics.get(arn).isEmpty()) {
            topics.put(arn, new Topic(arn, new TreeMap<>(attributes)));
        }
    }

    /// A subscription by HTTP that needs no confirmation, as infrastructure as code would have made it.
    ///
    /// @return its ARN
    public String ensureSubscription(String name, String endpoint) {
        return subscribe(account.arn("sns", name), "http", endpoint, true, Map.of())
                .arn();
    }

    List<Topic> all() {
        return topics.all();
    }

    Topic require(String arn) {
        return topics.get(arn).orElseThrow(() -> Invalid.missing("Topic"));
    }

    synchronized void change(String arn, String name, String value) {
        Map<String, String> attributes = new HashMap<>(require(arn).attributes());
        attributes.put(name, value);
        topics.put(arn, new Topic(arn, attributes));
    }

    /// With its subscriptions; deleting one that is not there is no error.
    synchronized void delete(String arn) {
        of(arn).forEach(subscription -> subscriptions.remove(subscription.arn()));
        topics.remove(arn);
    }

    /// The same protocol and endpoint is the same subscription.
    synchronized Subscription subscribe(
            String topicArn, String protocol, String endpoint, boolean confirmed, Map<String, String> attributes) {
        Optional<Subscription> present = of(require(topicArn).arn()).stream()
                .filter(subscription -> subscription.protocol().equals(protocol)
                        && subscription.endpoint().equals(endpoint))
                .findFirst();
        if (present.isPresent()) {
            return present.get();
        }
        Optional<String> token = confirmed ? Optional.empty() : Optional.of(RandomId.hexadecimal(64));
        String arn = topicArn + ":" + UUID.randomUUID();
        Subscription subscription = new Subscription(arn, topicArn, protocol, endpoint, token, attributes);
        subscriptions.put(arn, subscription);
        return subscription;
    }

    List<Subscription> allSubscriptions() {
        return subscriptions.all();
    }

    List<Subscription> of(String topicArn) {
        return subscriptions.all().stream()
                .filter(subscription -> subscription.topicArn().equals(topicArn))
                .toList();
    }

    Subscription subscription(String arn) {
        return subscriptions.get(arn).orElseThrow(() -> Invalid.missing("Subscription"));
    }

    /// Whoever has the token was reached there.
    ///
    /// @return the ARN of the subscription
    public synchronized String confirm(String topicArn, String token) {
        Subscription subscription = of(require(topicArn).arn()).stream()
                .filter(candidate ->
                        candidate.confirmationToken().filter(token::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> Invalid.parameter("Token"));
        subscriptions.put(subscription.arn(), subscription.confirm());
        return subscription.arn();
    }

    synchronized void changeSubscription(String arn, String name, String value) {
        Subscription subscription = subscription(arn);
        Map<String, String> attributes = new TreeMap<>(subscription.attributes());
        attributes.put(name, value);
        subscriptions.put(arn, subscription.withAttributes(attributes));
    }

    synchronized void unsubscribe(String arn) {
        subscriptions.remove(arn);
    }
}
