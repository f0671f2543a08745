package in.syncad.socketio;

import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// The sockets of a namespace that live on one event loop, and their rooms. Only that loop touches it, so there is no
/// lock, and a broadcast is walked by all loops at the same time.
final class Members {

    private final EventLoop loop;
    private final String namespace;
    private final FanOut fanOut;
    private final Map<String, Socket> byId = new HashMap<>();
    private final Map<String, Set<Socket>> rooms = new HashMap<>();

    Members(EventLoop loop, String namespace, FanOut fanOut) {
        this.loop = loop;
        this.namespace = namespace;
        this.fanOut = fanOut;
    }

    void add(Socket socket) {
        if (byId.isEmpty()) {
            fanOut.follow(namespace, FanOut.WHOLE_NAMESPACE);
        }
        byId.put(socket.id(), socket);
    }

    void remove(Socket socket) {
        socket.rooms().forEach(room -> leaveRoom(socket, room));
        byId.remove(socket.id());
        if (byId.isEmpty()) {
            fanOut.unfollow(namespace, FanOut.WHOLE_NAMESPACE);
        }
    }

    void join(Socket socket, String room) {
        rooms.computeIfAbsent(room, name -> {
                    fanOut.follow(namespace, name);
                    return new HashSet<>(2);
                })
                .add(socket);
    }

    void leaveRoom(Socket socket, String room) {
        rooms.computeIfPresent(room, (name, members) -> {
            members.remove(socket);
            if (!members.isEmpty()) {
                return members;
            }
            fanOut.unfollow(namespace, name);
            return null;
        });
    }

    /// Hands the packet to those of the audience who are here, when the loop comes to it; takes over one reference.
    void send(EncodedPacket packet, Broadcast broadcast) {
        try {
            loop.execute(() -> {
                try {
                    forEach(broadcast.rooms(), broadcast.except(), socket -> socket.deliver(packet, broadcast));
                } finally {
                    packet.release();
                }
            });
        } catch (RejectedExecutionException _) {
            packet.release();
        }
    }

    /// Runs it for a copy of the audience, so that the action may remove members.
    void each(Set<String> to, Set<String> except, Consumer<Socket> action) {
        try {
            loop.execute(() -> {
                Set<Socket> chosen = new HashSet<>();
                forEach(to, except, chosen::add);
                chosen.forEach(action);
            });
        } catch (RejectedExecutionException _) {
            // The loop has ended and all its members with it.
        }
    }

    private void forEach(Set<String> to, Set<String> except, Consumer<Socket> action) {
        Collection<Socket> chosen = chosen(to);
        if (except.isEmpty()) {
            chosen.forEach(action);
            return;
        }
        Set<Socket> left = new HashSet<>();
        except.forEach(room -> left.addAll(in(room)));
        chosen.stream().filter(socket -> !left.contains(socket)).forEach(action);
    }

    private Collection<Socket> chosen(Set<String> to) {
        if (to.isEmpty()) {
            return byId.values();
        }
        if (to.size() == 1) {
            return in(to.iterator().next());
        }
        Set<Socket> union = new LinkedHashSet<>();
        to.forEach(room -> union.addAll(in(room)));
        return union;
    }

    private Collection<Socket> in(String room) {
        Set<Socket> members = rooms.get(room);
        if (members != null) {
            return members;
        }
        Socket single = byId.get(room);
        return single == null ? Set.of() : Set.of(single);
    }
}
