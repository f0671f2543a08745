package in.syncad.api.documents;

import in.syncad.api.documents.text.TextOperation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// An operation that has happened.
///
/// @param version what the text is after it
/// @param name which its client gave it
/// @param textDigest SHA-256 of the text after it, where it is kept
record StoredOperation(
        int version, OperationName name, TextOperation operation, UUID actor, Instant at, Optional<String> textDigest) {

    /// How often the digest of the text is kept.
    static final int CHECKED_EACH = 100;
}
