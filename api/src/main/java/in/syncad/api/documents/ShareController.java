package in.syncad.api.documents;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/documents")
@Allowed({Role.SCHOOL_ADMIN, Role.TEACHER})
class ShareController {

    private final Shares shares;
    private final EntityTags tags;

    ShareController(Shares shares, EntityTags tags) {
        this.shares = shares;
        this.tags = tags;
    }

    /// @param access for whoever opens the link
    record LinkDetails(@NotNull SharedAccess access) {}

    /// @param token from the link
    record LinkOpening(@NotBlank @Size(max = 100) String token) {}

    @GetMapping("/{document}/shares")
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT})
    ResponseEntity<Page<DocumentShare>> listDocumentShares(@PathVariable UUID document, Paging paging, Caller caller) {
        return tags.answer(shares.list(document, paging, caller));
    }

    @PostMapping("/{document}/shares")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DocumentShare> shareDocument(
            @PathVariable UUID document, @Valid @RequestBody ShareDetails details, Once once, Caller caller) {
        return once.answer(details, DocumentShare.class, () -> {
            DocumentShare share = shares.share(document, details, caller);
            return tags.created(at(document, share), new Versioned<>(share, Shares.VERSION));
        });
    }

    /// Not under an `Idempotency-Key`: what is answered to such is kept, and the token must not be.
    @PostMapping("/{document}/links")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DocumentLink> linkDocument(
            @PathVariable UUID document, @Valid @RequestBody LinkDetails details, Caller caller) {
        DocumentLink link = shares.link(document, details.access(), caller);
        return tags.created(at(document, link.share()), new Versioned<>(link, Shares.VERSION));
    }

    @PostMapping("/links/open")
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT})
    ResponseEntity<Document> openDocumentLink(@Valid @RequestBody LinkOpening opening, Caller caller) {
        return tags.answer(shares.open(opening.token(), caller));
    }

    @DeleteMapping("/{document}/shares/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unshareDocument(@PathVariable UUID document, @PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        shares.unshare(document, id, expected, caller);
    }

    private static URI at(UUID document, DocumentShare share) {
        return URI.create("/api/v1/documents/%s/shares/%s".formatted(document, share.id()));
    }
}
