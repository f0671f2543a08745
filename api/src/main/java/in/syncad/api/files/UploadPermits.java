package in.syncad.api.files;

import in.syncad.api.files.content.FileType;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Identities;
import in.syncad.common.blob.MultipartUploads;
import in.syncad.common.blob.Sha256;
import in.syncad.common.blob.SignedUrls;
import in.syncad.common.blob.SignedUrls.ExactContent;
import in.syncad.common.refusal.Refused;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Gives permission to upload: reserves room, and signs what storage is to accept.
@Service
class UploadPermits {

    private static final Duration VALID = Duration.ofMinutes(15);
    private static final Duration VALID_IN_PARTS = Duration.ofHours(24);

    private final FileKinds kinds;
    private final FileStore store;
    private final SignedUrls urls;
    private final PartedUploads parts;
    private final Identities identities;
    private final Clock clock;

    UploadPermits(
            FileKinds kinds,
            FileStore store,
            SignedUrls urls,
            PartedUploads parts,
            Identities identities,
            Clock clock) {
        this.kinds = kinds;
        this.store = store;
        this.urls = urls;
        this.parts = parts;
        this.identities = identities;
        this.clock = clock;
    }

    /// Where a file may be put by somebody who told nothing but its type, and where everybody will read it.
    ///
    /// @param key below the CDN's address
    record Published(URI uploadUrl, String key) {}

    /// For exactly one content: storage refuses any other.
    ///
    /// @throws Refused 403 when files of that kind are not the caller's to upload; 409 `file.no-room`; 422
    UploadPermit permit(UploadRequest request, Caller caller) {
        FileKind kind = uploadable(kinds.named(request.kind()), caller);
        FileType type = type(kind, request.contentType());
        long size = request.size();
        if (size > kind.largest()) {
            throw Refused.invalid("file.too-large", "/size", "At most %d bytes.".formatted(kind.largest()));
        }
        Draft draft = new Draft(kind, type, size, new FileName(request.fileName()), Optional.of(request.digest()));
        return size > PartPlan.LARGEST_WHOLE ? inParts(draft, caller) : whole(draft, request.digest(), caller);
    }

    /// For clients that tell only a name and a type. Room is reserved for the largest file of that kind until the
    /// upload is confirmed.
    ///
    /// @throws Refused as [#permit]
    Published permitPublished(FileKind kind, FileName name, String contentType, Caller caller) {
        FileType type = type(uploadable(kind, caller), contentType);
        StoredFile file = added(
                new Draft(kind, type, kind.largest(), name, Optional.empty()),
                identities.next(),
                Optional.empty(),
                caller);
        URI url = urls.putAnything(ObjectKeys.pending(file.id()), type.mime(), VALID)
                .url();
        return new Published(url, file.key());
    }

    private record Draft(FileKind kind, FileType type, long size, FileName name, Optional<Sha256> sha256) {}

    private UploadPermit whole(Draft draft, Sha256 sha256, Caller caller) {
        StoredFile file = added(draft, identities.next(), Optional.empty(), caller);
        ExactContent content = new ExactContent(draft.type().mime(), draft.size(), sha256);
        return new UploadPermit(
                file.id(),
                file.expiresAt(),
                UploadPermit.put(urls.put(ObjectKeys.pending(file.id()), content, VALID)),
                null);
    }

    private UploadPermit inParts(Draft draft, Caller caller) {
        UUID id = identities.next();
        MultipartUploads.Id upload = parts.begin(id, draft.type());
        try {
            StoredFile file = added(draft, id, Optional.of(upload.token()), caller);
            int count = new PartPlan(draft.size()).count();
            return new UploadPermit(id, file.expiresAt(), null, new UploadPermit.Parts(count, PartPlan.PART));
        } catch (RuntimeException e) {
            parts.abort(upload);
            throw e;
        }
    }

    private StoredFile added(Draft draft, UUID id, Optional<String> partsToken, Caller caller) {
        Instant now = clock.instant();
        StoredFile file = new StoredFile(
                id,
                draft.kind().name(),
                FileState.PENDING,
                draft.name(),
                draft.type(),
                draft.size(),
                draft.sha256(),
                partsToken,
                ObjectKeys.stored(draft.kind(), draft.type(), LocalDate.ofInstant(now, ZoneOffset.UTC)),
                caller.id(),
                now,
                now.plus(partsToken.isPresent() ? VALID_IN_PARTS : VALID),
                Optional.empty());
        if (!store.add(file)) {
            throw Refused.conflict("file.no-room", "The school's room for files is used up.");
        }
        return file;
    }

    private static FileKind uploadable(FileKind kind, Caller caller) {
        if (!kind.mayBeUploadedBy(caller)) {
            throw Refused.forbidden("file.kind-forbidden", "Files of this kind are not yours to upload.");
        }
        return kind;
    }

    private static FileType type(FileKind kind, String contentType) {
        return FileType.ofMime(contentType)
                .filter(kind.types()::contains)
                .orElseThrow(() -> Refused.invalid(
                        "file.type-forbidden", "/contentType", "Files of this kind are of another type."));
    }
}
