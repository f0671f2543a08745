package in.syncad.socketio.redis;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The channels that local sockets need. One that nobody needs any more is kept for a while: a client that connects
/// again finds it still there.
final class Following {

    private final ConcurrentHashMap<String, Need> byChannel = new ConcurrentHashMap<>();

    /// @param idleSince counts while there are no followers
    private record Need(int followers, long idleSince) {}

    /// @param subscribe is called if the channel is new; it must not block
    void add(String channel, Consumer<String> subscribe) {
        byChannel.compute(channel, (same, known) -> {
            if (known == null) {
                subscribe.accept(channel);
                return new Need(1, 0);
            }
            return new Need(known.followers() + 1, 0);
        });
    }

    /// @param now a reading of [System#nanoTime]
    void remove(String channel, long now) {
        byChannel.computeIfPresent(channel, (same, known) -> new Need(known.followers() - 1, now));
    }

    /// Drops what nobody has needed since then.
    void sweep(long since, Consumer<String> unsubscribe) {
        for (String channel : byChannel.keySet()) {
            byChannel.computeIfPresent(channel, (same, known) -> {
                if (known.followers() > 0 || known.idleSince() - since > 0) {
                    return known;
                }
                unsubscribe.accept(channel);
                return null;
            });
        }
    }

    Set<String> channels() {
        return Set.copyOf(byChannel.keySet());
    }
}
