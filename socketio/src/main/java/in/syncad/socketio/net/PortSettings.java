package in.syncad.socketio.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Predicate;

/// How the port listens.
///
/// @param address to bind; port 0 takes a free one
/// @param transport as [IoTransport#preferring] chose it
/// @param threads number of event loops
/// @param mostConnections open at once; further ones are closed as they come
/// @param mostBodyBytes of a request; a longer one is refused with 413
/// @param requestTimeout within which a connection must send its first request, and the whole of one that it began
/// @param idleTimeout after which a connection is closed that sends no further request; longer than the idle time of
///     what stands in front, which would otherwise send a request into a connection that is just being closed (502).
///     How many connections are idle at once is bounded by `mostConnections` and by who reaches the port at all
/// @param isTrustedProxy whether what stands at this address appends to `X-Forwarded-For` who called it
/// @param speaksForOthers whether a connection is one of our own in the name of a client, whom alone its
///     `X-Forwarded-For` names
/// @param origins of web pages that may connect
public record PortSettings(
        InetSocketAddress address,
        IoTransport transport,
        int threads,
        int mostConnections,
        int mostBodyBytes,
        Duration requestTimeout,
        Duration idleTimeout,
        Predicate<InetAddress> isTrustedProxy,
        Predicate<InetSocketAddress> speaksForOthers,
        OriginPolicy origins) {

    public PortSettings {
        if (threads < 1 || mostConnections < 1 || mostBodyBytes < 1) {
            throw new IllegalArgumentException("A port needs threads, connections and bodies");
        }
    }
}
