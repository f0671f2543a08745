package in.syncad.api.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import in.syncad.embedded.EmbeddedPlatform;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class ChannelsTests {

    private static final String NOBODY_LISTENS = "redis://127.0.0.1:1";

    private record Ear(String channel, List<String> heard, String hated) implements ChannelListener {

        @Override
        public void hear(String message) {
            if (message.equals(hated)) {
                throw new IllegalStateException("cannot hear that");
            }
            heard.add(message);
        }
    }

    @Test
    void everyListenerHearsItsChannelInOrderWhateverAnotherMakesOfIt() throws InterruptedException {
        LettuceConnectionFactory redis =
                connected(EmbeddedPlatform.shared().redis().url());
        String channel = "test-" + UUID.randomUUID();
        Ear deaf = new Ear(channel, Collections.synchronizedList(new ArrayList<>()), "two");
        Ear keen = new Ear(channel, Collections.synchronizedList(new ArrayList<>()), "");
        Ear elsewhere = new Ear(channel + "-not", Collections.synchronizedList(new ArrayList<>()), "");
        Channels channels = new Channels(redis, List.of(deaf, keen, elsewhere));
        channels.start();
        assertThat(channels.connecting.join(Duration.ofSeconds(10))).isTrue();

        StringRedisTemplate template = new StringRedisTemplate(redis);
        List.of("one", "two", "three").forEach(word -> template.convertAndSend(channel, word));

        await().untilAsserted(() -> assertThat(keen.heard).containsExactly("one", "two", "three"));
        assertThat(deaf.heard).containsExactly("one", "three");
        assertThat(elsewhere.heard).isEmpty();
        channels.destroy();
        redis.destroy();
    }

    /// An orchestrator kills what does not end, with everything that it was doing.
    @Test
    void whoNeverFoundRedisEndsNonetheless() throws InterruptedException {
        LettuceConnectionFactory redis = connected(NOBODY_LISTENS);
        Channels channels = new Channels(redis, List.of());
        channels.start();
        assertThat(channels.connecting.join(Duration.ofMillis(500))).isFalse();

        redis.stop();
        channels.destroy();

        assertThat(channels.connecting.join(Duration.ofSeconds(10))).isTrue();
        redis.destroy();
    }

    private static LettuceConnectionFactory connected(String url) {
        LettuceConnectionFactory redis =
                new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(url)));
        redis.afterPropertiesSet();
        redis.start();
        return redis;
    }
}
