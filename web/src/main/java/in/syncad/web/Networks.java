package in.syncad.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// Where callers come from, as far as they cannot change it at will.
public final class Networks {

    /// Everybody with IPv6 has at least so many addresses to choose from as lie behind these bytes.
    private static final int PREFIX_BYTES = 8;

    private Networks() {}

    /// The address of the caller; of one in IPv6 its first 64 bits.
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /// @param address as the server tells it
    public static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                    ? HexFormat.of().formatHex(wide.getAddress(), 0, PREFIX_BYTES)
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
