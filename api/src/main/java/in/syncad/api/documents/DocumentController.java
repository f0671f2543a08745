package in.syncad.api.documents;

import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/documents")
@Allowed({Role.SCHOOL_ADMIN, Role.TEACHER})
class DocumentController {

    private final Documents documents;
    private final Texts texts;
    private final EntityTags tags;

    DocumentController(Documents documents, Texts texts, EntityTags tags) {
        this.documents = documents;
        this.texts = texts;
        this.tags = tags;
    }

    @GetMapping
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT})
    ResponseEntity<Page<Document>> listDocuments(
            @RequestParam(defaultValue = "all") DocumentView view, Paging paging, Caller caller) {
        return tags.answer(documents.list(view, paging, caller));
    }

    @GetMapping("/{id}")
    @Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT})
    ResponseEntity<Document> getDocument(@PathVariable UUID id, Caller caller) {
        Versioned<Document> document = documents.find(id, caller);
        return tags.answer(new Versioned<>(document.value().with(texts.atHead(id)), document.version()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Document> createDocument(@Valid @RequestBody DocumentDetails details, Once once, Caller caller) {
        return once.answer(details, Document.class, () -> {
            Versioned<Document> document = documents.create(details, caller);
            return tags.created(
                    URI.create("/api/v1/documents/" + document.value().id()), document);
        });
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<Document> renameDocument(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<DocumentDetails> patch, Caller caller) {
        return tags.answer(documents.rename(id, expected, patch, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteDocument(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        documents.delete(id, expected, caller);
    }

    @PostMapping("/{id}/restore")
    ResponseEntity<Document> restoreDocument(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        return tags.answer(documents.restore(id, expected, caller));
    }
}
