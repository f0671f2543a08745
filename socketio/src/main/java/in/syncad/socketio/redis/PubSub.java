package in.syncad.socketio.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which commands carry the messages. The server decides, so that all instances choose alike.
enum PubSub {
    /// As Node's sharded adapter does it, from Redis 7 on.
    SHARDED,
    /// Before Redis 7; and on a cluster, where it reaches every node, while a sharded subscription is lost when its
    /// slot moves.
    PLAIN;

    private static final int FIRST_SHARDED = 7;
    private static final Pattern VERSION = Pattern.compile("redis_version:(\\d{1,4})\\.");

    /// @param info what the server says to `INFO server`
    static PubSub of(String info) {
        Matcher version = VERSION.matcher(info);
        boolean isNewEnough = version.find() && Integer.parseInt(version.group(1)) >= FIRST_SHARDED;
        return isNewEnough && !info.contains("redis_mode:cluster") ? SHARDED : PLAIN;
    }

    RedisFuture<Void> subscribe(RedisPubSubAsyncCommands<String, byte[]> connection, String... channels) {
        return switch (this) {
            case SHARDED -> connection.ssubscribe(channels);
            case PLAIN -> connection.subscribe(channels);
        };
    }

    RedisFuture<Void> unsubscribe(RedisPubSubAsyncCommands<String, byte[]> connection, String... channels) {
        return switch (this) {
            case SHARDED -> connection.sunsubscribe(channels);
            case PLAIN -> connection.unsubscribe(channels);
        };
    }

    RedisFuture<Long> publish(RedisAsyncCommands<String, byte[]> connection, String channel, byte[] message) {
        return switch (this) {
            case SHARDED -> connection.spublish(channel, message);
            case PLAIN -> connection.publish(channel, message);
        };
    }
}
