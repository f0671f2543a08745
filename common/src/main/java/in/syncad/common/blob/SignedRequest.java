package in.syncad.common.blob;

import java.net.URI;
import java.util.Map;

/// A request that somebody else may send as it is.
///
/// @param headers to be sent along, in lower case, without `host` and `content-length`, which clients set by themselves
public record SignedRequest(URI url, Map<String, String> headers) {

    public SignedRequest {
        headers = Map.copyOf(headers);
    }

    /// The URL is a credential: it stays out of logs.
    @Override
    public String toString() {
        return "SignedRequest[headers=%s]".formatted(headers.keySet());
    }
}
