package in.syncad.api.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import in.syncad.api.testing.RunningApi;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsServerAddresses;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class RedisConfigurationTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 50, 1_000})
    void triesAgainWithinTwoSecondsHoweverLongRedisWasGone(long attempt) {
        ClientResources resources = RunningApi.shared().bean(ClientResources.class);

        assertThat(resources.reconnectDelay().createDelay(attempt))
                .isBetween(Duration.ofMillis(1), Duration.ofSeconds(2));
    }

    @Test
    void itsEndWaitsForNoNameServer() throws Exception {
        assertThat(RunningApi.shared().bean(ClientResources.class).addressResolverGroup())
                .isNotSameAs(DefaultClientResources.DEFAULT_ADDRESS_RESOLVER_GROUP);
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            DnsAddressResolverGroup lookups = RedisConfiguration.lookups(
                    host -> DnsServerAddresses.singleton((InetSocketAddress) silent.getLocalSocketAddress()).stream());
            ClientResources resources =
                    ClientResources.builder().addressResolverGroup(lookups).build();
            LettuceConnectionFactory redis = new LettuceConnectionFactory(
                    new RedisStandaloneConfiguration("redis.syncad.test"),
                    LettuceClientConfiguration.builder()
                            .clientResources(resources)
                            .build());
            redis.afterPropertiesSet();
            redis.start();
            Thread connecting =
                    Thread.ofVirtual().start(() -> assertThatException().isThrownBy(redis::getConnection));
            silent.receive(new DatagramPacket(new byte[512], 512));

            long began = System.nanoTime();
            redis.stop();

            // Lettuce's own lookups would take five seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
            assertThat(connecting.join(Duration.ofSeconds(10))).isTrue();
            resources.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }
}
