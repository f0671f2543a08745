package in.syncad.socketio.net;

import java.net.InetSocketAddress;
import java.time.Duration;

/// How the port listens.
///
/// @param address to bind; port 0 takes a free one
/// @param transport as [IoTransport#preferring] chose it
/// @param threads number of event loops
/// @param mostConnections open at once; further ones are closed as they come
/// @param mostBodyBytes of a request; a longer one is refused with 413
/// @param requestTimeout within which a connection must send a whole request
/// @param trustedProxies in front of the service, each of which appends to `X-Forwarded-For`
/// @param origins of web pages that may connect
public record PortSettings(
        InetSocketAddress address,
        IoTransport transport,
        int threads,
        int mostConnections,
        int mostBodyBytes,
        Duration requestTimeout,
        int trustedProxies,
        OriginPolicy origins) {

    public PortSettings {
        if (threads < 1 || mostConnections < 1 || mostBodyBytes < 1 || trustedProxies < 0) {
            throw new IllegalArgumentException("A port needs threads, connections and bodies");
        }
    }
}
