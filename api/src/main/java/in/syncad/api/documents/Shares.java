package in.syncad.api.documents;

import in.syncad.api.audit.Audit;
import in.syncad.api.documents.ShareStore.With;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.blob.Sha256;
import in.syncad.common.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who else may see and change a document, which its owner decides. Every change is audited.
@Service
@Transactional
class Shares {

    /// Shares never change.
    static final int VERSION = 0;

    private static final int TOKEN_BYTES = 32;

    private final Documents documents;
    private final ShareStore store;
    private final Identities identities;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    Shares(
            Documents documents,
            ShareStore store,
            Identities identities,
            Audit audit,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.store = store;
        this.identities = identities;
        this.audit = audit;
        this.events = events;
    }

    /// Whoever may see the document may know with whom it is shared.
    ///
    /// @throws Refused 404
    @Transactional(readOnly = true)
    Page<DocumentShare> list(UUID document, Paging paging, Caller caller) {
        documents.find(document, caller);
        return paging.page("shares of " + document, (position, limit) -> store.list(document, position, limit));
    }

    /// @throws Refused 404; 403 when it is not the caller's own; 422 `document.share-with-one`, `user.unknown`,
    ///     `section.unknown`; 409 `document.shared-already`
    DocumentShare share(UUID document, ShareDetails details, Caller caller) {
        requireOwn(document, caller);
        details.requireOne();
        return add(document, new With(details.personId(), details.sectionId(), null), details.access(), caller);
    }

    /// @throws Refused 404; 403 when it is not the caller's own
    DocumentLink link(UUID document, SharedAccess access, Caller caller) {
        requireOwn(document, caller);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new DocumentLink(add(document, new With(null, null, hash(token)), access, caller), token);
    }

    /// Whom it let in is out at once, also of what is open; unless another share lets them in.
    ///
    /// @throws Refused 404; 403 when the document is not the caller's own; 412
    void unshare(UUID document, UUID id, ExpectedVersion expected, Caller caller) {
        requireOwn(document, caller);
        expected.require(VERSION);
        DocumentShare share = store.find(document, id)
                .filter(found -> store.remove(id))
                .orElseThrow(() -> Refused.notFound("document.share-unknown", "The document has no such share."));
        audit.removed(caller, "document.unshared", document, share);
        events.publishEvent(new AccessTaken(document));
    }

    /// From now on the caller sees the document among those that are shared with them.
    ///
    /// @throws Refused 404
    Versioned<Document> open(String token, Caller caller) {
        UUID document = store.enter(hash(token), caller.id())
                .orElseThrow(
                        () -> Refused.notFound("document.link-unknown", "This link leads nowhere, or not any more."));
        audit.happened(caller.id(), "document.link-opened", document);
        return documents.find(document, caller);
    }

    private DocumentShare add(UUID document, With with, SharedAccess access, Caller caller) {
        UUID id = identities.next();
        store.add(id, document, with, access, caller.id());
        DocumentShare share = store.find(document, id).orElseThrow(Documents::unknown);
        audit.created(caller, "document.shared", document, share);
        return share;
    }

    private void requireOwn(UUID document, Caller caller) {
        Documents.requireOwner(documents.find(document, caller).value());
    }

    /// Tokens are random, so nobody can try them out.
    private static byte[] hash(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
