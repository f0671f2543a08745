package in.syncad.common.blob;

import java.net.URI;
import java.time.Duration;

/// URLs that let whoever holds them do one thing with one key for a while, past this process. Made here without
/// asking storage. They end early when the credentials that signed them do.
public interface SignedUrls {

    /// To put exactly that content there, once: storage refuses another type, length or content, and what would
    /// replace something.
    SignedRequest put(String key, ExactContent content, Duration valid);

    /// To put anything there that is said to be of that type, and again until the URL ends. For clients that cannot
    /// say more beforehand; look at the [BlobFacts] afterwards.
    SignedRequest putAnything(String key, String contentType, Duration valid);

    /// To put one part of a [MultipartUploads] there, of exactly that length in bytes.
    URI putPart(MultipartUploads.Id upload, int number, long length, Duration valid);

    URI get(String key, Presentation presentation, Duration valid);

    /// @param length in bytes
    record ExactContent(String contentType, long length, Sha256 sha256) {}

    /// What storage says with the content.
    ///
    /// @param disposition the value of `Content-Disposition`
    /// @param cacheControl the value of `Cache-Control`
    record Presentation(String disposition, String cacheControl) {}
}
