package in.syncad.socketio.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.Transports;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Two connections to Redis that nobody else uses: one to hear, one to tell. They come back by themselves, and
/// subscribe again when they do.
final class RedisLink {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int THREADS = 2;
    private static final int MOST_UNANSWERED = 20_000;
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final StatefulRedisPubSubConnection<String, byte[]> hearing;
    private final StatefulRedisConnection<String, byte[]> telling;
    private final PubSub pubSub;

    private RedisLink(
            StatefulRedisPubSubConnection<String, byte[]> hearing,
            StatefulRedisConnection<String, byte[]> telling,
            PubSub pubSub) {
        this.hearing = hearing;
        this.telling = telling;
        this.pubSub = pubSub;
    }

    /// Where Redis is, and the threads that speak to it.
    static final class Address {

        private final ClientResources resources;
        private final RedisClient client;

        Address(URI redis) {
            resources = ClientResources.builder()
                    .ioThreadPoolSize(THREADS)
                    .computationThreadPoolSize(THREADS)
                    .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                    .reconnectDelay(Delay.fullJitter(SHORTEST_WAIT, LONGEST_WAIT, 100, TimeUnit.MILLISECONDS))
                    .addressResolverGroup(ownLookups())
                    .build();
            RedisURI uri = RedisURI.create(redis);
            uri.setTimeout(TIMEOUT);
            client = RedisClient.create(resources, uri);
            client.setOptions(ClientOptions.builder()
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .requestQueueSize(MOST_UNANSWERED)
                    .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                    .build());
        }

        /// Those of Lettuce are shared by all clients of the process that look for the same name: who waits for a
        /// lookup of this client when it is closed waits for ever.
        private static DnsAddressResolverGroup ownLookups() {
            return new DnsAddressResolverGroup(new DnsNameResolverBuilder()
                    .datagramChannelType(Transports.datagramChannelClass())
                    .socketChannelType(Transports.socketChannelClass().asSubclass(SocketChannel.class))
                    .queryTimeoutMillis(TIMEOUT.toMillis()));
        }

        /// @param heard gets messages, on a thread of Lettuce that must not be held
        /// @param reconnected is run whenever a lost connection is back
        /// @throws RedisException if Redis is not there
        RedisLink connect(Consumer<byte[]> heard, Runnable reconnected) {
            StatefulRedisConnection<String, byte[]> telling = client.connect(CODEC);
            try {
                StatefulRedisPubSubConnection<String, byte[]> hearing = client.connectPubSub(CODEC);
                RedisLink link = new RedisLink(hearing, telling, pubSubOf(telling));
                hearing.addListener(new Ear(heard));
                hearing.addListener(new RedisConnectionStateListener() {
                    @Override
                    public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress server) {
                        reconnected.run();
                    }
                });
                return link;
            } catch (RedisException failed) {
                telling.closeAsync();
                throw failed;
            }
        }

        void close() {
            client.shutdown(Duration.ZERO, TIMEOUT);
            resources.shutdown(0, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static final class Ear extends RedisPubSubAdapter<String, byte[]> {

        private final Consumer<byte[]> heard;

        Ear(Consumer<byte[]> heard) {
            this.heard = heard;
        }

        @Override
        public void message(String channel, byte[] message) {
            heard.accept(message);
        }

        @Override
        public void smessage(String channel, byte[] message) {
            heard.accept(message);
        }
    }

    private static PubSub pubSubOf(StatefulRedisConnection<String, byte[]> connection) {
        return PubSub.of(connection.sync().info("server"));
    }

    boolean isOpen() {
        return hearing.isOpen() && telling.isOpen();
    }

    /// Whether the server still wants to be spoken to in this way; asks it.
    boolean isUpToDate() {
        return pubSubOf(telling) == pubSub;
    }

    /// A subscription that fails is made up for by the next renewal.
    void subscribe(Collection<String> channels) {
        pubSub.subscribe(hearing.async(), channels.toArray(String[]::new));
    }

    void unsubscribe(Collection<String> channels) {
        pubSub.unsubscribe(hearing.async(), channels.toArray(String[]::new));
    }

    void publish(String channel, byte[] message, Consumer<Throwable> failed) {
        pubSub.publish(telling.async(), channel, message).exceptionally(failure -> {
            failed.accept(failure);
            return 0L;
        });
    }

    void close() {
        hearing.closeAsync();
        telling.closeAsync();
    }
}
