package in.syncad.api.redis;

import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// When Redis is back after a while, signing in is back soon: by itself Lettuce would wait up to half a minute longer.
/// The waits are random, so that not all instances come at once.
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final long FIRST_WAIT_MS = 100;

    @Bean
    ClientResourcesBuilderCustomizer quickReconnect() {
        return resources -> resources.reconnectDelay(
                Delay.fullJitter(SHORTEST_WAIT, LONGEST_WAIT, FIRST_WAIT_MS, TimeUnit.MILLISECONDS));
    }
}
