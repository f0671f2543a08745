package in.syncad.common.blob;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Files under keys such as `deleted/<school>/final.dump`, at most 5 GB each. Keys are made by us and hold no names
/// of people. All calls are idempotent.
public interface BlobStore {

    /// Stores the file, or replaces what stands under the key.
    void put(String key, Path file, String contentType);

    /// Stores exactly `length` bytes of the stream; the caller closes it. A reply lost on the way is not repeated:
    /// the stream cannot be read twice.
    void put(String key, InputStream content, long length, String contentType);

    boolean exists(String key);

    /// The content, to be closed by the caller.
    Optional<InputStream> find(String key);

    /// Nothing there is fine.
    void delete(String key);
}
