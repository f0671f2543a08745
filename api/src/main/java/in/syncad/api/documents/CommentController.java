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
@RequestMapping("/api/v1/documents/{document}/comments")
@Allowed({Role.SCHOOL_ADMIN, Role.TEACHER, Role.STUDENT})
class CommentController {

    private final Comments comments;
    private final EntityTags tags;

    CommentController(Comments comments, EntityTags tags) {
        this.comments = comments;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<Page<DocumentComment>> listDocumentComments(
            @PathVariable UUID document, Paging paging, Caller caller) {
        return tags.answer(comments.list(document, paging, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<DocumentComment> addDocumentComment(
            @PathVariable UUID document, @Valid @RequestBody CommentDetails details, Once once, Caller caller) {
        return once.answer(details, DocumentComment.class, () -> {
            Versioned<DocumentComment> comment = comments.add(document, details, caller);
            return tags.created(
                    URI.create("/api/v1/documents/%s/comments/%s"
                            .formatted(document, comment.value().id())),
                    comment);
        });
    }

    @PostMapping("/{id}/resolve")
    ResponseEntity<DocumentComment> resolveDocumentComment(
            @PathVariable UUID document, @PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        return tags.answer(comments.resolve(document, id, expected, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeDocumentComment(
            @PathVariable UUID document, @PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        comments.remove(document, id, expected, caller);
    }
}
