package in.syncad.api.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import in.syncad.common.blob.SignedRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Permission to upload one file to storage: by one `PUT`, or in parts when it is large. Confirm afterwards.
///
/// @param expiresAt until when
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadPermit(
        UUID id,
        Instant expiresAt,
        @Nullable Put put,
        @Nullable Parts parts) {

    /// Send the content there with exactly these headers.
    record Put(URI url, Map<String, String> headers) {}

    /// Ask for the address of each part by its number, from 1 to `count`; all are `size` bytes long but the last.
    record Parts(int count, long size) {}

    /// @param urls of the parts that were asked for
    record PartAddresses(List<PartAddress> urls) {}

    /// Send that part there by `PUT`, of exactly `size` bytes.
    record PartAddress(int number, long size, URI url) {}

    static Put put(SignedRequest request) {
        return new Put(request.url(), request.headers());
    }

    /// Addresses are credentials: they stay out of logs.
    @Override
    public String toString() {
        return "UploadPermit[id=%s]".formatted(id);
    }
}
