package in.syncad.api.redis;

import static org.assertj.core.api.Assertions.assertThat;

import in.syncad.api.testing.RunningApi;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisConfigurationTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 50, 1_000})
    void triesAgainWithinTwoSecondsHoweverLongRedisWasGone(long attempt) {
        ClientResources resources = RunningApi.shared().bean(ClientResources.class);

        assertThat(resources.reconnectDelay().createDelay(attempt))
                .isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
    }
}
