package in.syncad.api.documents;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.SchoolCalendar;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with documents, but for writing in them. Reading is bounded by [DocumentScope]; owners change
/// theirs. Every change is audited.
@Service
@Transactional
class Documents {

    private final DocumentStore store;
    private final SchoolCalendar calendar;
    private final Identities identities;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Documents(
            DocumentStore store,
            SchoolCalendar calendar,
            Identities identities,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.calendar = calendar;
        this.identities = identities;
        this.audit = audit;
        this.events = events;
    }

    /// Without its text.
    ///
    /// @throws Refused 404 when there is no such document for this caller
    @Transactional(readOnly = true)
    Versioned<Document> find(UUID id, Caller caller) {
        return store.find(id, DocumentScope.of(caller, calendar.today())).orElseThrow(Documents::unknown);
    }

    @Transactional(readOnly = true)
    Page<Document> list(DocumentView view, Paging paging, Caller caller) {
        DocumentScope scope = DocumentScope.of(caller, calendar.today());
        return paging.page("documents " + view, (position, limit) -> store.list(view, scope, position, limit));
    }

    /// The caller's own, and empty.
    Versioned<Document> create(DocumentDetails details, Caller caller) {
        UUID id = identities.next();
        store.add(id, caller.id(), details);
        audit.created(caller, "document.created", id, details);
        return find(id, caller);
    }

    /// @throws Refused 404; 403 when it is not the caller's own; 412
    Versioned<Document> rename(
            UUID id, ExpectedVersion expected, UnaryOperator<DocumentDetails> change, Caller caller) {
        Document document = lock(id, expected, caller);
        DocumentDetails before = new DocumentDetails(document.title());
        DocumentDetails after = change.apply(before);
        if (!after.equals(before)) {
            store.rename(id, after);
            audit.changed(caller, "document.renamed", id, before, after);
        }
        return find(id, caller);
    }

    /// Into the owner's trash; everybody else is out of it at once.
    ///
    /// @throws Refused 404; 403 when it is not the caller's own; 412; 409 `document.deleted-already`
    void delete(UUID id, ExpectedVersion expected, Caller caller) {
        if (lock(id, expected, caller).deletedAt() != null) {
            throw Refused.conflict("document.deleted-already", "This document is in the trash already.");
        }
        store.setDeleted(id, true);
        audit.happened(caller.id(), "document.deleted", id);
        events.publishEvent(new AccessTaken(id));
    }

    /// Out of the trash, with whom it was shared.
    ///
    /// @throws Refused 404; 403; 412; 409 `document.not-deleted`
    Versioned<Document> restore(UUID id, ExpectedVersion expected, Caller caller) {
        if (lock(id, expected, caller).deletedAt() == null) {
            throw Refused.conflict("document.not-deleted", "This document is not in the trash.");
        }
        store.setDeleted(id, false);
        audit.happened(caller.id(), "document.restored", id);
        return find(id, caller);
    }

    private Document lock(UUID id, ExpectedVersion expected, Caller caller) {
        store.lock(id);
        Versioned<Document> document = find(id, caller);
        requireOwner(document.value());
        expected.require(document.version());
        return document.value();
    }

    /// @throws Refused 403
    static void requireOwner(Document document) {
        if (document.access() != Access.OWNER) {
            throw Refused.forbidden("document.not-yours", "Only its owner may do this with the document.");
        }
    }

    static Refused unknown() {
        return Refused.notFound("document.unknown", "There is no such document.");
    }
}
