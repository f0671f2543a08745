package in.syncad.api.files;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.settings.FileSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a school shows to everybody. Paths and bodies are those that existing clients know (contract section 3), which
/// send nothing with the file but its `Content-Type`.
@RestController
@RequestMapping("/school-admin/upload")
@Allowed(Role.SCHOOL_ADMIN)
class PublishedUploadController {

    private final UploadPermits permits;
    private final Uploads uploads;
    private final FileKind schoolAsset;
    private final URI cdn;

    PublishedUploadController(UploadPermits permits, Uploads uploads, FileKind schoolAsset, FileSettings settings) {
        this.permits = permits;
        this.uploads = uploads;
        this.schoolAsset = schoolAsset;
        this.cdn = settings.cdn();
    }

    record PresignRequest(
            @NotBlank @Size(max = FileName.LONGEST) String fileName,
            @NotBlank @Size(max = 100) String contentType) {}

    /// @param uploadUrl to `PUT` the file to, with that `Content-Type`
    /// @param publicUrl where everybody can read it once it is confirmed and found sound
    record Presigned(URI uploadUrl, URI publicUrl) {}

    /// @param key of the object, out of the path of either URL
    record ConfirmRequest(@NotBlank @Size(max = 300) String key) {}

    @PostMapping("/presign")
    Presigned presignUpload(@Valid @RequestBody PresignRequest request, Caller caller) {
        UploadPermits.Published permit =
                permits.permitPublished(schoolAsset, new FileName(request.fileName()), request.contentType(), caller);
        return new Presigned(permit.uploadUrl(), URI.create(cdn + "/" + permit.key()));
    }

    @PostMapping("/confirm")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Upload confirmUploadByKey(@Valid @RequestBody ConfirmRequest request, Caller caller) {
        return uploads.confirm(request.key(), caller);
    }
}
