package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where this service listens: loopback unless told otherwise.
public record ServerSettings(InetAddress address, int port) {

    static ServerSettings from(Variables variables) {
        InetAddress address = variables.parsed(
                "HOST", InetAddress.getLoopbackAddress(), "an address to listen on, such as 0.0.0.0", text -> {
                    try {
                        return InetAddress.getByName(text);
                    } catch (UnknownHostException e) {
                        throw new IllegalArgumentException(e);
                    }
                });
        return new ServerSettings(address, variables.number("PORT", 3001, 0, 65_535));
    }
}
