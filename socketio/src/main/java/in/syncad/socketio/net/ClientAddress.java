package in.syncad.socketio.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;

/// Where a request comes from.
final class ClientAddress {

    private ClientAddress() {}

    /// Every trusted proxy appended whom it saw to `X-Forwarded-For`, so the client is that many places from the end;
    /// what stands before it the client wrote itself. A request that came past the proxies is known by its
    /// connection.
    static String of(Channel channel, List<String> forwardedFor, int trustedProxies) {
        List<String> hops = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        if (trustedProxies > 0 && hops.size() >= trustedProxies) {
            return hops.get(hops.size() - trustedProxies);
        }
        return channel.remoteAddress() instanceof InetSocketAddress peer
                ? peer.getAddress().getHostAddress()
                : String.valueOf(channel.remoteAddress());
    }
}
