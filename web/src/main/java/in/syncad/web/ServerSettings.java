package in.syncad.web;

import in.syncad.common.settings.Variables;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.catalina.util.NetMask;

/// Where a service listens, and whose word it takes about its callers.
///
/// The address is 0.0.0.0 unless `HOST` says otherwise, as the contract wants it: a service runs in a container, where
/// nobody would reach its loopback. `./syncad up` says 127.0.0.1.
///
/// @param trustedProxies blocks of addresses in CIDR notation. A proxy there tells by `X-Forwarded-For` and
///     `X-Forwarded-Proto` for whom it calls and how it was called itself; from others these headers mean nothing.
public record ServerSettings(InetAddress address, int port, List<String> trustedProxies) {

    private static final int HIGHEST_PORT = 65_535;

    public ServerSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /// Wrong values are recorded in `variables`; check that before using the result.
    public static ServerSettings from(Variables variables, int usualPort) {
        return new ServerSettings(
                variables.parsed(
                        "HOST",
                        new InetSocketAddress(0).getAddress(),
                        "an address of this machine to listen on, such as 0.0.0.0",
                        ServerSettings::address),
                variables.number("PORT", usualPort, 0, HIGHEST_PORT),
                variables.parsed(
                        "TRUSTED_PROXIES",
                        List.of(),
                        "blocks of addresses, separated by commas, such as 10.0.0.0/16,fd00::/8",
                        ServerSettings::blocks));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> blocks(String text) {
        List<String> blocks =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        blocks.forEach(ServerSettings::requireBlock);
        return blocks;
    }

    /// Names are refused, which would be looked up, and so are blocks that hold everybody.
    private static void requireBlock(String block) {
        if (!block.matches("[0-9a-fA-F:.]+/[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("not a block of addresses");
        }
        new NetMask(block);
    }
}
