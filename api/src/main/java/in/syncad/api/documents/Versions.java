package in.syncad.api.documents;

import in.syncad.api.documents.text.TextOperation;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// How documents were, for whoever may read them. No transaction spans these: storage is asked.
@Service
class Versions {

    private final Documents documents;
    private final VersionStore store;
    private final Texts texts;

    Versions(Documents documents, VersionStore store, Texts texts) {
        this.documents = documents;
        this.store = store;
        this.texts = texts;
    }

    /// @throws Refused 404
    Page<DocumentVersion> list(UUID document, Paging paging, Caller caller) {
        documents.find(document, caller);
        return paging.page("versions of " + document, (position, limit) -> store.list(document, position, limit));
    }

    /// With its text.
    ///
    /// @throws Refused 404; 503 while storage is away
    DocumentVersion find(UUID document, UUID id, Caller caller) {
        DocumentVersion version = known(document, id, caller);
        return version.with(texts.at(document, version.version()));
    }

    /// What has become of it since.
    ///
    /// @throws Refused as [#find]
    VersionComparison compare(UUID document, UUID id, Caller caller) {
        DocumentVersion version = known(document, id, caller);
        Text before = texts.at(document, version.version());
        Text after = texts.atHead(document);
        return VersionComparison.of(before, after, between(document, before, after));
    }

    /// As it was written, where that is still known; else only what differs in the end.
    private TextOperation between(UUID document, Text before, Text after) {
        List<StoredOperation> since = texts.between(document, before.version(), after.version());
        return since.size() == after.version() - before.version()
                ? since.stream()
                        .map(StoredOperation::operation)
                        .reduce(TextOperation::compose)
                        .orElseGet(() -> TextOperation.between(before.text(), after.text()))
                : TextOperation.between(before.text(), after.text());
    }

    private DocumentVersion known(UUID document, UUID id, Caller caller) {
        documents.find(document, caller);
        return store.find(document, id).orElseThrow(Texts::versionUnknown);
    }
}
