package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.common.blob.MultipartUploads;
import in.syncad.common.blob.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is known of a file.
///
/// @param size in bytes: announced, then real
/// @param sha256 as announced
/// @param partsToken for an upload in parts
/// @param key where it lies once it is ready
/// @param refusal the code of a [in.syncad.api.files.content.Flaw]
record StoredFile(
        UUID id,
        String kind,
        FileState state,
        FileName name,
        FileType type,
        long size,
        Optional<Sha256> sha256,
        Optional<String> partsToken,
        String key,
        UUID uploadedBy,
        Instant createdAt,
        Instant expiresAt,
        Optional<String> refusal) {

    boolean isOf(Caller caller) {
        return uploadedBy.equals(caller.id());
    }

    /// By itself, whatever features show of it.
    boolean isShownTo(Caller caller) {
        return isOf(caller) || caller.is(Role.SCHOOL_ADMIN);
    }

    Optional<MultipartUploads.Id> inParts() {
        return partsToken.map(token -> new MultipartUploads.Id(ObjectKeys.pending(id), token));
    }

    /// Every key under which something of it may lie.
    List<String> keys() {
        return type.isImage()
                ? List.of(ObjectKeys.pending(id), key, ObjectKeys.thumbnailOf(key))
                : List.of(ObjectKeys.pending(id), key);
    }
}
