package in.syncad.api.settings;

import in.syncad.common.settings.Variables;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/// Where files are read from, how much room they get, who looks for viruses in them.
///
/// @param cdn under which everybody reads what is published; a key is appended to it
/// @param quotaBytes of a school that has no quota of its own
/// @param clamd off when empty
public record FileSettings(URI cdn, long quotaBytes, Optional<InetSocketAddress> clamd) {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int DEFAULT_QUOTA_MEBIBYTES = 20 * 1024;
    private static final int LARGEST_PORT = 65_535;
    private static final URI NO_CDN = URI.create("http://127.0.0.1");

    static FileSettings from(Variables variables) {
        variables.required("S3_CDN_URL", "where the bucket's files are read, such as https://cdn.syncad.in");
        return new FileSettings(
                variables.address("S3_CDN_URL").orElse(NO_CDN),
                (long) MEBIBYTE
                        * variables.number("FILE_QUOTA_MEBIBYTES", DEFAULT_QUOTA_MEBIBYTES, 1, Integer.MAX_VALUE),
                variables.parsed(
                        "CLAMD_ADDRESS", Optional.empty(), "host:port, such as clamd:3310", FileSettings::address));
    }

    private static Optional<InetSocketAddress> address(String text) {
        int colon = text.lastIndexOf(':');
        int port = colon < 1 ? 0 : Integer.parseInt(text.substring(colon + 1));
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("not host:port");
        }
        // Looked up anew for each connection: the scanner may move.
        return Optional.of(InetSocketAddress.createUnresolved(text.substring(0, colon), port));
    }
}
