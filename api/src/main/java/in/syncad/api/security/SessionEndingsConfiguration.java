package in.syncad.api.security;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/// Listens to [SessionEndings], from the start on and again whenever Redis comes back.
@Configuration(proxyBeanMethods = false)
class SessionEndingsConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SessionEndingsConfiguration.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /// Named as Spring Boot's own, which it replaces.
    @Bean
    RedisMessageListenerContainer redisMessageListenerContainer(RedisConnectionFactory redis, SessionEndings endings) {
        RedisMessageListenerContainer container = new RedisMessageListenerContainer();
        container.setConnectionFactory(redis);
        container.setRecoveryBackoff(new FixedBackOff(RETRY.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
        container.addMessageListener(endings, ChannelTopic.of(SessionEndings.CHANNEL));
        // Its own start would wait for Redis, and so would ours.
        container.setAutoStartup(false);
        return container;
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> listenToSessionEndings(RedisMessageListenerContainer container) {
        return ready -> Thread.ofVirtual().name("session-endings").start(() -> {
            try {
                container.start();
            } catch (RuntimeException e) {
                // It goes on trying by itself.
                log.warn("not told of ended sessions yet: {}", e.getMessage());
            }
        });
    }
}
