package in.syncad.api.redis;

import static java.util.stream.Collectors.groupingBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// Lets every [ChannelListener] hear, over one connection: from the start on, as soon as Redis is there, and again
/// whenever it comes back. Neither its start nor its end waits for Redis. The container of Spring Data
/// would do both, and an end that meets its start would wait for ever: it keeps its lock while it tries again.
@Component
class Channels implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Channels.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final LettuceConnectionFactory redis;
    private final Map<String, List<ChannelListener>> listeners;
    final Thread connecting = Thread.ofVirtual().name("redis-channels").unstarted(this::connect);

    Channels(LettuceConnectionFactory redis, List<ChannelListener> listeners) {
        this.redis = redis;
        this.listeners = listeners.stream().collect(groupingBy(ChannelListener::channel));
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        connecting.start();
    }

    /// The connection itself ends with the client whose it is.
    @Override
    public void destroy() {
        connecting.interrupt();
    }

    private void connect() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                subscribe();
                return;
            } catch (RuntimeException e) {
                log.warn("Redis is away, other instances are not heard yet: {}", e.getMessage());
            }
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Once made, Lettuce makes the connection anew whenever it is lost, with all that was subscribed.
    private void subscribe() {
        StatefulRedisPubSubConnection<String, String> connection =
                ((RedisClient) redis.getRequiredNativeClient()).connectPubSub(StringCodec.UTF8);
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                listeners.getOrDefault(channel, List.of()).forEach(listener -> tell(listener, message));
            }
        });
        try {
            connection.sync().subscribe(listeners.keySet().toArray(String[]::new));
        } catch (RuntimeException e) {
            connection.closeAsync();
            throw e;
        }
    }

    private static void tell(ChannelListener listener, String message) {
        try {
            listener.hear(message);
        } catch (RuntimeException e) {
            log.error("what was said on {} was heard in vain", listener.channel(), e);
        }
    }
}
