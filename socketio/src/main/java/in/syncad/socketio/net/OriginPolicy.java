package in.syncad.socketio.net;

/// Which web pages may connect. A client that sends no `Origin` is no browser and is never asked.
@FunctionalInterface
public interface OriginPolicy {

    /// @param origin the header as sent, such as `https://green-valley.syncad.in`; hostile until allowed
    /// @param host the `Host` header of the same request
    boolean allows(String origin, String host);
}
