package in.syncad.socketio.redis;

import in.syncad.socketio.FanOut;
import in.syncad.socketio.Instruction;
import io.lettuce.core.RedisException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells other instances over Redis. While Redis is away what is published is lost to them, and local sockets go on;
/// it is found again by itself, also if it was not there at the start.
///
/// Follows a channel only while local sockets need it, and subscribes to all of them again now and then, because a
/// subscription can be lost without a word.
public final class RedisFanOut implements FanOut {

    private static final Logger LOG = LoggerFactory.getLogger(RedisFanOut.class);
    private static final int AT_ONCE = 500;

    private final RedisLink.Address address;
    private final Channels channels;
    private final Pace pace;
    private final String member = UUID.randomUUID().toString();
    private final Following following = new Following();
    private final AtomicBoolean reconnected = new AtomicBoolean();
    private final LongAdder lost = new LongAdder();
    private final ScheduledExecutorService tending = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("socketio-redis").factory());
    private volatile Consumer<Instruction> receiver = instruction -> {};
    private volatile @Nullable RedisLink link;
    private volatile boolean stopped;
    private boolean missed;
    private long subscribedAt;

    /// How often things are done.
    ///
    /// @param tick between attempts to find Redis
    /// @param renewal between subscriptions to everything
    /// @param grace for a channel that nobody needs any more
    record Pace(Duration tick, Duration renewal, Duration grace) {

        static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    RedisFanOut(URI redis, UnaryOperator<String> groups, Pace pace) {
        address = new RedisLink.Address(redis);
        channels = new Channels(groups);
        this.pace = pace;
    }

    /// One channel for each room, as Node's members have it.
    ///
    /// @param redis such as `redis://:password@host:6379`, with TLS `rediss://…`
    public static RedisFanOut to(URI redis) {
        return to(redis, UnaryOperator.identity());
    }

    /// One channel for each group of rooms: few subscriptions where sockets are in many rooms of their own. A Node
    /// member hears what is said to a group if it has a room of that name; what it says itself to a single room
    /// of a group it must say to that room.
    ///
    /// @param groups the group of a room, such as its school
    public static RedisFanOut to(URI redis, UnaryOperator<String> groups) {
        return new RedisFanOut(redis, groups, Pace.USUAL);
    }

    @Override
    public void start(Consumer<Instruction> heard) {
        receiver = heard;
        var unused = tending.scheduleWithFixedDelay(this::tend, 0, pace.tick().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void publish(Instruction instruction) {
        RedisLink now = link;
        if (now == null) {
            lost.increment();
            return;
        }
        byte[] message = new ClusterMessage(member, instruction).encode();
        now.publish(channels.of(instruction), message, failure -> lost.increment());
    }

    @Override
    public void follow(String namespace, String room) {
        following.add(channels.of(namespace, room), channel -> {
            RedisLink now = link;
            if (now != null) {
                now.subscribe(List.of(channel));
            }
        });
    }

    @Override
    public void unfollow(String namespace, String room) {
        following.remove(channels.of(namespace, room), System.nanoTime());
    }

    /// Whether other instances can be told and heard now.
    public boolean isConnected() {
        RedisLink now = link;
        return now != null && now.isOpen();
    }

    /// Instructions that Redis did not take, ever.
    public long lost() {
        return lost.sum();
    }

    @Override
    public void stop() {
        stopped = true;
        receiver = instruction -> {};
        tending.shutdown();
        RedisLink last = link;
        link = null;
        if (last != null) {
            last.close();
        }
        address.close();
    }

    /// Loses a subscription, as can happen by itself.
    void forget(String channel) {
        Objects.requireNonNull(link).unsubscribe(List.of(channel));
    }

    private void hear(byte[] bytes) {
        ClusterMessage.decode(bytes)
                .filter(message -> !message.member().equals(member))
                .ifPresent(message -> receiver.accept(message.instruction()));
    }

    private void tend() {
        try {
            RedisLink now = link;
            if (now == null) {
                now = address.connect(this::hear, () -> reconnected.set(true));
                link = now;
                reconnected.set(true);
            }
            renew(now);
            if (missed) {
                LOG.info("Redis is there: broadcasts reach the other instances");
                missed = false;
            }
        } catch (RedisException away) {
            if (!missed && !stopped) {
                LOG.warn("Redis is away: broadcasts stay on this instance ({})", away.getMessage());
                missed = true;
            }
        }
    }

    /// A server that came back may be another version than before.
    private void renew(RedisLink now) {
        long time = System.nanoTime();
        following.sweep(time - pace.grace().toNanos(), channel -> now.unsubscribe(List.of(channel)));
        boolean anew = reconnected.getAndSet(false);
        if (anew && !now.isUpToDate()) {
            link = null;
            now.close();
        } else if (anew || time - subscribedAt >= pace.renewal().toNanos()) {
            subscribedAt = time;
            subscribeToAll(now);
        }
    }

    private void subscribeToAll(RedisLink now) {
        List<String> all = List.copyOf(following.channels());
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            now.subscribe(all.subList(start, Math.min(all.size(), start + AT_ONCE)));
        }
    }
}
