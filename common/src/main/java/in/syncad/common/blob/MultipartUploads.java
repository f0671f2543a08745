package in.syncad.common.blob;

import java.util.List;

/// Blobs that arrive in numbered parts, each of at least 5 MiB but for the last, by URLs of [SignedUrls#putPart].
/// There is no blob until it is completed; parts that never are cost space until it is aborted.
public interface MultipartUploads {

    Id begin(String key, String contentType);

    /// What has arrived, by number.
    ///
    /// @return empty also when nothing is known of such an upload (any more)
    List<Part> parts(Id upload);

    /// Makes one blob of those parts, in that order. Not idempotent: afterwards the upload is over.
    void complete(Id upload, List<Part> parts);

    /// Forgets the parts. Nothing there is fine.
    void abort(Id upload);

    /// @param token what storage calls this upload
    record Id(String key, String token) {}

    /// @param number from 1
    /// @param size in bytes
    /// @param tag of its content
    record Part(int number, long size, String tag) {}
}
