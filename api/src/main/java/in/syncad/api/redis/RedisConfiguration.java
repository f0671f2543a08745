package in.syncad.api.redis;

import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.Transports;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
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
    private static final Duration LOOKUP = Duration.ofSeconds(1);

    @Bean
    ClientResourcesBuilderCustomizer quickReconnect() {
        return resources -> resources.reconnectDelay(
                Delay.fullJitter(SHORTEST_WAIT, LONGEST_WAIT, FIRST_WAIT_MS, TimeUnit.MILLISECONDS));
    }

    /// Whoever connects keeps everybody else waiting, the end of the service too: so a name server that is silent
    /// must not take long. Lettuce's own lookups are shared by all clients of this process that ask for one name,
    /// and a lookup of a client that is just closing, like that of the sockets, would never end for the others.
    @Bean
    ClientResourcesBuilderCustomizer ownLookups() {
        return resources -> resources.addressResolverGroup(lookups(DnsServerAddressStreamProviders.platformDefault()));
    }

    static DnsAddressResolverGroup lookups(DnsServerAddressStreamProvider nameServers) {
        return new DnsAddressResolverGroup(new DnsNameResolverBuilder()
                .datagramChannelType(Transports.datagramChannelClass())
                .socketChannelType(Transports.socketChannelClass().asSubclass(SocketChannel.class))
                .nameServerProvider(nameServers)
                .queryTimeoutMillis(LOOKUP.toMillis()));
    }
}
