package in.syncad.socketio.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/// How many sessions one address may have, and how fast it may open them. IPv6 counts by /64, which is what one
/// customer gets.
public final class AddressLimits {

    private static final int PREFIX_BYTES = 8;

    private final int mostSessions;
    private final TokenBucket.Rate handshakes;
    private final ConcurrentHashMap<String, Visitor> visitors = new ConcurrentHashMap<>();

    public AddressLimits(int mostSessions, TokenBucket.Rate handshakes) {
        this.mostSessions = mostSessions;
        this.handshakes = handshakes;
    }

    /// Counts a session in, unless there are too many or they come too fast.
    ///
    /// @param now a reading of [System#nanoTime]
    public boolean enter(String address, long now) {
        boolean[] entered = new boolean[1];
        visitors.compute(group(address), (group, known) -> {
            Visitor visitor = known == null ? new Visitor(new TokenBucket(handshakes, now)) : known;
            entered[0] = visitor.sessions < mostSessions && visitor.bucket.take(now);
            visitor.sessions += entered[0] ? 1 : 0;
            return visitor;
        });
        return entered[0];
    }

    /// Counts a session out that [#enter] counted in.
    public void leave(String address) {
        visitors.computeIfPresent(group(address), (group, visitor) -> {
            visitor.sessions--;
            return visitor;
        });
    }

    /// Forgets addresses of which there is nothing to remember; to be called now and then, so that memory stays
    /// bounded by the handshakes of a while.
    public void sweep(long now) {
        for (String group : visitors.keySet()) {
            visitors.computeIfPresent(
                    group, (key, visitor) -> visitor.sessions == 0 && visitor.bucket.isFull(now) ? null : visitor);
        }
    }

    int known() {
        return visitors.size();
    }

    private static String group(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    private static final class Visitor {

        private final TokenBucket bucket;
        private int sessions;

        Visitor(TokenBucket bucket) {
            this.bucket = bucket;
        }
    }
}
