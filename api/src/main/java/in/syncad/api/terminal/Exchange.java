package in.syncad.api.terminal;

import in.syncad.common.tenancy.SchoolId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// Carries messages between the ends of terminals: within this instance directly, to others over connections to Redis
/// that nobody else uses, so that a flood in a terminal delays no chat. At most once; those who speak over it notice
/// what is missing.
@Component
class Exchange implements DisposableBean {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final LettuceConnectionFactory redis;
    private final boolean overRedis;
    private final Map<String, List<Endpoint>> byChannel = new ConcurrentHashMap<>();
    private volatile @Nullable Link link;

    /// One connection to hear and one to tell; both come back by themselves, with their subscriptions.
    private record Link(
            StatefulRedisPubSubConnection<String, byte[]> hearing, StatefulRedisConnection<String, byte[]> telling) {}

    Exchange(LettuceConnectionFactory redis, TerminalSettings settings) {
        this.redis = redis;
        overRedis = settings.overRedis();
    }

    /// Makes sure that Redis is there; may block.
    ///
    /// @throws RedisException if it never was
    void open() {
        if (link == null) {
            connect();
        }
    }

    /// The endpoint hears what is sent to its channel, as soon as it [listens][#listen].
    void attach(Endpoint endpoint) {
        byChannel.compute(endpoint.attachment().ownChannel(), (same, known) -> {
            List<Endpoint> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(endpoint);
            return all;
        });
    }

    /// Listens to a channel, or does so once more, because a subscription can be lost without a word.
    ///
    /// @return when Redis has said that it is so: nothing sent before is sure to arrive. Fails while Redis is away
    CompletionStage<Void> listen(String channel) {
        Link now = link;
        return now == null
                ? CompletableFuture.failedStage(new RedisException("not connected yet"))
                : now.hearing().async().subscribe(channel);
    }

    void detach(Endpoint endpoint) {
        String channel = endpoint.attachment().ownChannel();
        byChannel.computeIfPresent(channel, (same, known) -> {
            known.remove(endpoint);
            Link now = link;
            if (known.isEmpty() && now != null) {
                var unused = now.hearing().async().unsubscribe(channel);
            }
            return known.isEmpty() ? null : known;
        });
    }

    void send(String channel, Message message) {
        Optional<Endpoint> here = overRedis ? Optional.empty() : addressed(channel, message.to());
        Link now = link;
        if (here.isPresent()) {
            here.get().tell(message);
        } else if (now != null) {
            var unused = now.telling().async().publish(channel, message.toBytes());
        }
    }

    /// Has everybody who is connected to a session looked at again, on all instances.
    void check(SchoolId school, UUID session) {
        for (Side side : Side.values()) {
            send(
                    Attachment.channel(school, session, side),
                    new Message(Message.EVERYBODY, Message.EVERYBODY, Frame.of(Frame.Kind.CHECK, 0)));
        }
    }

    /// Those connected to this instance.
    Stream<Endpoint> here() {
        return byChannel.values().stream().flatMap(List::stream);
    }

    private Optional<Endpoint> addressed(String channel, long number) {
        return byChannel.getOrDefault(channel, List.of()).stream()
                .filter(endpoint -> endpoint.attachment().number() == number)
                .findFirst();
    }

    private synchronized void connect() {
        if (link == null) {
            RedisClient client = (RedisClient) redis.getRequiredNativeClient();
            StatefulRedisConnection<String, byte[]> telling = client.connect(CODEC);
            try {
                StatefulRedisPubSubConnection<String, byte[]> hearing = client.connectPubSub(CODEC);
                hearing.addListener(new Ear());
                link = new Link(hearing, telling);
            } catch (RedisException failed) {
                telling.closeAsync();
                throw failed;
            }
        }
    }

    private final class Ear extends RedisPubSubAdapter<String, byte[]> {

        @Override
        public void message(String channel, byte[] message) {
            Message.read(message)
                    .ifPresent(read ->
                            byChannel.getOrDefault(channel, List.of()).forEach(endpoint -> endpoint.tell(read)));
        }
    }

    @Override
    public void destroy() {
        Link last = link;
        if (last != null) {
            last.hearing().closeAsync();
            last.telling().closeAsync();
        }
    }
}
