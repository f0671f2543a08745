package in.syncad.socketio.net;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a client before it said anything: few strings, as it is kept as long as the connection.
///
/// @param address of the client, behind the trusted proxies
/// @param host the `Host` header, empty if there was none
/// @param origin the `Origin` header, empty if there was none
/// @param query the raw query string of the first request
public record Handshake(String address, String host, String origin, String query) {

    /// The host that the client asked for, without a port.
    public String hostName() {
        return host.replaceFirst(":[0-9]{1,5}$", "");
    }

    /// The first value of a query parameter.
    public Optional<String> parameter(String name) {
        return parametersOf(query).getOrDefault(name, List.of()).stream().findFirst();
    }

    /// No parameters at all if one of them is not encoded as it must be.
    static Map<String, List<String>> parametersOf(String query) {
        try {
            return new QueryStringDecoder(query, false).parameters();
        } catch (IllegalArgumentException _) {
            return Map.of();
        }
    }
}
