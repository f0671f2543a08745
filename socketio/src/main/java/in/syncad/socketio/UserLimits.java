package in.syncad.socketio;

import in.syncad.socketio.net.TokenBucket;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How many sockets one user may have and how many events it may send, over all of its sessions on this instance.
final class UserLimits {

    private final int mostSockets;
    private final TokenBucket.Rate events;
    private final ConcurrentHashMap<String, User> users = new ConcurrentHashMap<>();

    /// A user with at least one socket.
    record User(String key, TokenBucket events, int sockets) {

        boolean mayHandle(long now) {
            return events.take(now);
        }
    }

    UserLimits(int mostSockets, TokenBucket.Rate events) {
        this.mostSockets = mostSockets;
        this.events = events;
    }

    /// Counts a socket in; nothing if the user has too many.
    Optional<User> enter(String key, long now) {
        boolean[] entered = new boolean[1];
        User user = users.compute(key, (same, known) -> {
            User before = known == null ? new User(key, new TokenBucket(events, now), 0) : known;
            entered[0] = before.sockets() < mostSockets;
            return entered[0] ? new User(key, before.events(), before.sockets() + 1) : before;
        });
        return entered[0] ? Optional.of(user) : Optional.empty();
    }

    void leave(String key) {
        users.computeIfPresent(
                key, (same, user) -> user.sockets() == 1 ? null : new User(key, user.events(), user.sockets() - 1));
    }
}
