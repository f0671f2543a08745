package in.syncad.api.realtime;

import in.syncad.socketio.net.RawRoute;

/// A plain WebSocket of a feature, beside Socket.IO on the same port. Every bean of this type is served. Pages of
/// foreign origins do not get in; who it is that comes the feature asks by itself.
public interface RawSocket extends RawRoute {

    /// Where it is: `/api/terminal/relay`.
    String path();

    /// The longest message in bytes, until the feature allows longer ones.
    int mostBytes();
}
