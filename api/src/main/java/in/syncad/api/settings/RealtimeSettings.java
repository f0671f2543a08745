package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.net.URI;

/// Where sockets connect, and over which Redis instances tell each other.
///
/// @param port 0 takes a free one
public record RealtimeSettings(int port, URI redis) {

    private static final int HIGHEST_PORT = 65_535;

    /// One above the port of HTTP unless told otherwise, and a free one if that is.
    static RealtimeSettings from(Variables variables, int httpPort, URI redis) {
        int usual = httpPort == 0 ? 0 : Math.min(httpPort + 1, HIGHEST_PORT);
        return new RealtimeSettings(variables.number("REALTIME_PORT", usual, 0, HIGHEST_PORT), redis);
    }

    /// The URI holds a password.
    @Override
    public String toString() {
        return "RealtimeSettings[port=%d]".formatted(port);
    }
}
