package in.syncad.embedded.aws.sns;

import in.syncad.embedded.aws.sns.Topics.Subscription;
import in.syncad.embedded.aws.sns.Topics.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Posts to subscriptions by HTTP and HTTPS, signed, in the background, up to four times each
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html).
public final class WebPosts implements AutoCloseable {

    /// Below this path, anybody who has the token confirms a subscription.
    public static final String CONFIRMATION = "/confirm-subscription";

    private static final Logger LOG = LoggerFactory.getLogger(WebPosts.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int AT_ONCE = 16;

    private final Supplier<URI> endpoint;
    private final Notary notary;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService posting = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /// @param endpoint of the emulator, asked for when something is posted
    public WebPosts(Supplier<URI> endpoint, Notary notary, Clock clock) {
        this.endpoint = endpoint;
        this.notary = notary;
        this.clock = clock;
    }

    void notify(Topic topic, Subscription subscription, String messageId, Content content) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("Message", content.forProtocol(subscription.protocol()));
        if (!content.subject().isEmpty()) {
            fields.put("Subject", content.subject());
        }
        post(topic, subscription, "Notification", messageId, fields);
    }

    void askToConfirm(Topic topic, Subscription subscription, String token) {
        String address = "%s%s?Action=ConfirmSubscription&TopicArn=%s&Token=%s"
                .formatted(endpoint.get(), CONFIRMATION, URLEncoder.encode(topic.arn(), StandardCharsets.UTF_8), token);
        Map<String, String> fields = new TreeMap<>();
        fields.put("Message", "You have chosen to subscribe to the topic " + topic.arn() + ".");
        fields.put("SubscribeURL", address);
        fields.put("Token", token);
        post(topic, subscription, "SubscriptionConfirmation", UUID.randomUUID().toString(), fields);
    }

    /// What is not posted yet is dropped.
    @Override
    public void close() {
        posting.shutdownNow();
        http.shutdownNow();
    }

    /// @param fields beside those that every message has
    private void post(
            Topic topic, Subscription subscription, String type, String messageId, Map<String, String> fields) {
        fields.put("MessageId", messageId);
        fields.put("Timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("TopicArn", topic.arn());
        fields.put("Type", type);
        // Sorted by name, which is the order to sign them in.
        String canonical = fields.entrySet().stream()
                .map(field -> field.getKey() + "\n" + field.getValue() + "\n")
                .collect(Collectors.joining());
        String version = topic.attributes().getOrDefault("SignatureVersion", "1");
        Map<String, String> message = new LinkedHashMap<>(fields);
        message.put("SignatureVersion", version);
        message.put("Signature", notary.sign(canonical, version));
        message.put("SigningCertURL", endpoint.get() + notary.path());
        HttpRequest request = HttpRequest.newBuilder(URI.create(subscription.endpoint()))
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .header("x-amz-sns-message-type", type)
                .header("x-amz-sns-message-id", messageId)
                .header("x-amz-sns-topic-arn", topic.arn())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(message)))
                .build();
        posting.execute(() -> post(request));
    }

    private void post(HttpRequest request) {
        try {
            for (Duration pause : PAUSES) {
                Thread.sleep(pause);
                if (isTaken(request)) {
                    return;
                }
            }
            LOG.info("{} does not take what its topic tells", request.uri());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(HttpRequest request) throws InterruptedException {
        places.acquire();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            // As SNS has it, what was refused is not repeated, but for 429.
            return status < 500 && status != 429;
        } catch (IOException e) {
            return false;
        } finally {
            places.release();
        }
    }
}
