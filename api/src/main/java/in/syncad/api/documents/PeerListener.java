package in.syncad.api.documents;

import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.databind.json.JsonMapper;

/// Hears from the other instances. One channel serves all documents, because to follow one for each would make
/// whoever opens a document wait for Redis; what is not open here is dropped before it is read.
@Component
class PeerListener implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PeerListener.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final OpenDocuments documents;
    private final JsonMapper json;
    private final RedisMessageListenerContainer container = new RedisMessageListenerContainer();

    PeerListener(OpenDocuments documents, RedisConnectionFactory redis, JsonMapper json) {
        this.documents = documents;
        this.json = json;
        container.setConnectionFactory(redis);
        container.setRecoveryBackoff(new FixedBackOff(RETRY.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
        // In the order in which they come, on the thread that reads them: documents only take them down.
        container.setTaskExecutor(new SyncTaskExecutor());
        container.setSubscriptionExecutor(new SimpleAsyncTaskExecutor("document-peers-"));
        container.addMessageListener(this::receive, ChannelTopic.of(PeerMessage.CHANNEL));
        container.afterPropertiesSet();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("document-peers").start(() -> {
            try {
                container.start();
            } catch (RuntimeException e) {
                // It goes on trying by itself.
                log.warn("not told of changes of documents yet: {}", e.getMessage());
            }
        });
    }

    @Override
    public void destroy() throws Exception {
        container.destroy();
    }

    /// This instance hears itself too, and knows all that already.
    private void receive(Message received, byte @Nullable [] pattern) {
        try {
            PeerMessage message = PeerMessage.of(new String(received.getBody(), StandardCharsets.UTF_8));
            documents.ifOpen(message.school(), message.document()).ifPresent(document -> tell(document, message));
        } catch (IllegalArgumentException | Refused e) {
            log.warn("on {} came what tells of no document", PeerMessage.CHANNEL);
        }
    }

    private void tell(OpenDocument document, PeerMessage message) {
        if (message.isAboutAccess()) {
            document.reconsider();
        } else {
            document.hear(message.operations(json));
        }
    }
}
