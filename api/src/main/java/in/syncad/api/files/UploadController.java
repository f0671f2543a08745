package in.syncad.api.files;

import in.syncad.api.files.UploadPermit.PartAddresses;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Uploads belong to who began them; which kinds somebody may begin is the kind's to say.
@RestController
@RequestMapping("/api/v1/uploads")
@Everybody
class UploadController {

    private final UploadPermits permits;
    private final Uploads uploads;

    UploadController(UploadPermits permits, Uploads uploads) {
        this.permits = permits;
        this.uploads = uploads;
    }

    /// @param numbers of the parts, from 1
    record PartsWanted(@NotEmpty @Size(max = 100) List<@NotNull Integer> numbers) {}

    /// Sent twice it gives two permits; the one that is not used expires, so no `Idempotency-Key` is needed.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UploadPermit openUpload(@Valid @RequestBody UploadRequest request, Caller caller) {
        return permits.permit(request, caller);
    }

    @GetMapping("/{id}")
    Upload getUpload(@PathVariable UUID id, Caller caller) {
        return uploads.find(id, caller);
    }

    @PostMapping("/{id}/parts")
    PartAddresses addressUploadParts(@PathVariable UUID id, @Valid @RequestBody PartsWanted wanted, Caller caller) {
        return uploads.addresses(id, wanted.numbers(), caller);
    }

    @PostMapping("/{id}/confirm")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Upload confirmUpload(@PathVariable UUID id, Caller caller) {
        return uploads.confirm(id, caller);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abortUpload(@PathVariable UUID id, Caller caller) {
        uploads.abort(id, caller);
    }
}
