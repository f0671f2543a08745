package in.syncad.api.documents;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people say about pieces of a document. Who may see it reads that; commenters and editors write. Every
/// change is audited.
@Service
@Transactional
class Comments {

    private final Documents documents;
    private final CommentStore store;
    private final Texts texts;
    private final Identities identities;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Comments(
            Documents documents,
            CommentStore store,
            Texts texts,
            Identities identities,
            Audit audit,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.store = store;
        this.texts = texts;
        this.identities = identities;
        this.audit = audit;
        this.events = events;
    }

    /// Each where its piece is now.
    ///
    /// @throws Refused 404
    @Transactional(readOnly = true)
    Page<DocumentComment> list(UUID document, Paging paging, Caller caller) {
        documents.find(document, caller);
        Page<DocumentComment> page =
                paging.page("comments on " + document, (position, limit) -> store.list(document, position, limit));
        List<StoredOperation> since = since(document, page.items());
        return page.map(comment -> comment.after(since));
    }

    private List<StoredOperation> since(UUID document, List<DocumentComment> comments) {
        int oldest = comments.stream().mapToInt(DocumentComment::version).min().orElse(Integer.MAX_VALUE);
        return texts.since(document, oldest);
    }

    /// @throws Refused 404; 403 when the caller may only read; 404 `document.version-unknown`; 422
    ///     `document.piece-impossible`
    Versioned<DocumentComment> add(UUID document, CommentDetails details, Caller caller) {
        Document found = documents.find(document, caller).value();
        if (found.access().compareTo(Access.COMMENTER) < 0) {
            throw Refused.forbidden("document.read-only", "You may read this document, but not comment on it.");
        }
        details.requirePiece();
        if (texts.since(document, details.version()).size() != found.version() - details.version()) {
            throw Texts.versionUnknown();
        }
        UUID id = identities.next();
        store.add(id, document, caller.id(), details);
        audit.created(caller, "document.commented", document, details);
        events.publishEvent(new CommentsChanged(document));
        return find(document, id);
    }

    /// @throws Refused 404; 403 when it is neither the caller's own nor the caller an editor; 412; 409
    Versioned<DocumentComment> resolve(UUID document, UUID id, ExpectedVersion expected, Caller caller) {
        DocumentComment before = load(document, id, Access.EDITOR, expected, caller);
        if (before.resolvedAt() != null) {
            throw Refused.conflict("document.comment-resolved-already", "This comment is resolved already.");
        }
        store.resolve(id);
        Versioned<DocumentComment> after = find(document, id);
        audit.changed(caller, "document.comment-resolved", document, before, after.value());
        events.publishEvent(new CommentsChanged(document));
        return after;
    }

    /// @throws Refused 404; 403 when neither it nor the document is the caller's own; 412
    void remove(UUID document, UUID id, ExpectedVersion expected, Caller caller) {
        DocumentComment comment = load(document, id, Access.OWNER, expected, caller);
        store.remove(id);
        audit.removed(caller, "document.comment-removed", document, comment);
        events.publishEvent(new CommentsChanged(document));
    }

    /// @param access that lets one do this with the comments of others
    private DocumentComment load(UUID document, UUID id, Access access, ExpectedVersion expected, Caller caller) {
        Access own = documents.find(document, caller).value().access();
        Versioned<DocumentComment> comment = find(document, id);
        boolean mayDoSo =
                own.compareTo(access) >= 0 || comment.value().author().id().equals(caller.id());
        if (!mayDoSo) {
            throw Refused.forbidden("document.comment-not-yours", "This comment is somebody else's.");
        }
        expected.require(comment.version());
        return comment.value();
    }

    private Versioned<DocumentComment> find(UUID document, UUID id) {
        return store.find(document, id)
                .orElseThrow(() -> Refused.notFound("document.comment-unknown", "The document has no such comment."));
    }

    /// Brings all of a document to where they are in a version, before the operations that lead there are
    /// forgotten.
    void bringTo(UUID document, int version) {
        List<DocumentComment> behind = store.behind(document, version);
        List<StoredOperation> since = since(document, behind).stream()
                .filter(operation -> operation.version() <= version)
                .toList();
        behind.forEach(comment -> store.place(comment.after(since)));
    }
}
