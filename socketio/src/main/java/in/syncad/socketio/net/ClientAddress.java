package in.syncad.socketio.net;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/// Where a request comes from.
final class ClientAddress {

    private ClientAddress() {}

    /// Whom a connection of our own names; else the right-most hop that is no trusted proxy, as each of those
    /// appends to `X-Forwarded-For` who called it; what stands left of it the client wrote itself. A request
    /// that came past the proxies is known by its connection.
    static String of(Channel channel, List<String> forwardedFor, PortSettings settings) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            return String.valueOf(channel.remoteAddress());
        }
        if (settings.speaksForOthers().test(peer) && forwardedFor.size() == 1) {
            return forwardedFor.getFirst();
        }
        InetAddress caller = peer.getAddress();
        List<String> hops = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        try {
            for (String hop : hops.reversed()) {
                if (!settings.isTrustedProxy().test(caller)) {
                    break;
                }
                caller = InetAddress.ofLiteral(hop);
            }
        } catch (IllegalArgumentException _) {
            // No proxy of ours writes what is no address: it is as far as can be told.
        }
        return caller.getHostAddress();
    }
}
