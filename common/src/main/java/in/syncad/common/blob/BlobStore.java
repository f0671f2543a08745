package in.syncad.common.blob;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Files under keys such as `deleted/<school>/final.dump`, at most 5 GB each. Keys are made by us and hold no names
/// of people. All calls are idempotent.
public interface BlobStore {

    /// Stores the file, or replaces what stands under the key.
    void put(String key, Path file, String contentType);

    /// Stores exactly `length` bytes of the stream; the caller closes it. A reply lost on the way is not repeated:
    /// the stream cannot be read twice.
    void put(String key, InputStream content, long length, String contentType);

    boolean exists(String key);

    Optional<BlobFacts> facts(String key);

    /// The content, to be closed by the caller.
    Optional<InputStream> find(String key);

    /// Within storage; nothing passes through this process. The type goes along.
    ///
    /// @param tag of the source, from [#facts]
    /// @return whether it was copied: not when the source is gone or has other content meanwhile
    boolean copy(String from, String tag, String to);

    /// Every blob whose key begins so, in the order of their keys.
    void list(String prefix, Consumer<ListedBlob> each);

    /// Nothing there is fine.
    void delete(String key);
}
