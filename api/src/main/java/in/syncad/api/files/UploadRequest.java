package in.syncad.api.files;

import in.syncad.common.blob.Sha256;
import in.syncad.common.refusal.Refused;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/// What somebody wants to upload.
///
/// @param kind `student-photo`
/// @param size in bytes
/// @param sha256 of the content, in Base64
record UploadRequest(
        @NotBlank @Size(max = 60) String kind,
        @NotBlank @Size(max = 100) String contentType,
        @NotNull @Positive Long size,
        @NotBlank @Size(max = 44) String sha256,
        @NotBlank @Size(max = FileName.LONGEST) String fileName) {

    /// @throws Refused 422
    Sha256 digest() {
        try {
            return new Sha256(sha256);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid(
                    "file.sha256-malformed", "/sha256", "must be a SHA-256 digest in Base64, 44 characters");
        }
    }
}
