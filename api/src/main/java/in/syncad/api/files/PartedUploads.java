package in.syncad.api.files;

import in.syncad.api.files.UploadPermit.PartAddress;
import in.syncad.api.files.UploadPermit.PartAddresses;
import in.syncad.api.files.content.FileType;
import in.syncad.common.blob.BlobStore;
import in.syncad.common.blob.MultipartUploads;
import in.syncad.common.blob.SignedUrls;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.refusal.Refused;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Large files, which come in parts. For others there is nothing to do.
@Component
class PartedUploads {

    /// For one part over a slow network.
    private static final Duration VALID = Duration.ofMinutes(30);

    private final MultipartUploads storage;
    private final SignedUrls urls;
    private final BlobStore blobs;

    PartedUploads(MultipartUploads storage, SignedUrls urls, BlobStore blobs) {
        this.storage = storage;
        this.urls = urls;
        this.blobs = blobs;
    }

    MultipartUploads.Id begin(UUID file, FileType type) {
        return storage.begin(ObjectKeys.pending(file), type.mime());
    }

    PartAddresses addresses(StoredFile file, List<Integer> numbers) {
        MultipartUploads.Id upload = file.inParts()
                .orElseThrow(() -> Refused.conflict("upload.whole", "This file is uploaded by one request."));
        PartPlan plan = new PartPlan(file.size());
        if (!numbers.stream().allMatch(plan::has)) {
            throw Refused.invalid(
                    "upload.part-unknown", "/numbers", "Parts have numbers from 1 to %d.".formatted(plan.count()));
        }
        return new PartAddresses(numbers.stream()
                .map(number -> new PartAddress(
                        number, plan.length(number), urls.putPart(upload, number, plan.length(number), VALID)))
                .toList());
    }

    /// Makes one file of the parts, once all are there. Done already is fine.
    ///
    /// @throws Refused 409 `upload.incomplete`
    void join(StoredFile file) {
        file.inParts().ifPresent(upload -> {
            List<MultipartUploads.Part> arrived = storage.parts(upload);
            if (new PartPlan(file.size()).isFulfilledBy(arrived)) {
                complete(upload, arrived);
            } else if (!blobs.exists(upload.key())) {
                throw Refused.conflict("upload.incomplete", "Parts are missing, or not as long as they should be.");
            }
        });
    }

    void abort(StoredFile file) {
        file.inParts().ifPresent(this::abort);
    }

    void abort(MultipartUploads.Id upload) {
        storage.abort(upload);
    }

    /// Another request may have been faster, or the answer was lost.
    private void complete(MultipartUploads.Id upload, List<MultipartUploads.Part> parts) {
        try {
            storage.complete(upload, parts);
        } catch (OutsideFailure e) {
            if (!blobs.exists(upload.key())) {
                throw e;
            }
        }
    }
}
