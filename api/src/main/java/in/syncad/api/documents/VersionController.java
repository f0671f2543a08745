package in.syncad.api.documents;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/documents/{document}/versions")
@Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT})
class VersionController {

    private final Versions versions;
    private final RestoringVersions restoring;
    private final EntityTags tags;

    VersionController(Versions versions, RestoringVersions restoring, EntityTags tags) {
        this.versions = versions;
        this.restoring = restoring;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<DocumentVersion>> listDocumentVersions(
            @PathVariable UUID document, Paging paging, Caller caller) {
        return tags.answer(versions.list(document, paging, caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<DocumentVersion> getDocumentVersion(
            @PathVariable UUID document, @PathVariable UUID id, Caller caller) {
        return tags.answer(new Versioned<>(versions.find(document, id, caller), 0));
    }

    @GetMapping("/{id}/changes")
    ResponseEntity<VersionComparison> compareDocumentVersion(
            @PathVariable UUID document, @PathVariable UUID id, Caller caller) {
        return tags.answer(new Versioned<>(versions.compare(document, id, caller), 0));
    }

    @PostMapping("/{id}/restore")
    ResponseEntity<Document> restoreDocumentVersion(
            @PathVariable UUID document, @PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        return tags.answer(restoring.restore(document, id, expected, caller));
    }
}
