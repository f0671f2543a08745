package in.syncad.api.documents;

import in.syncad.api.audit.Audit;
import in.syncad.api.documents.text.TextOperation;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import in.syncad.web.RequestIdFilter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.MDC;
import org.springframework.stereotype.Service;

/// Brings back how a document was. To those who write in it, that is one more operation, and what they write at the
/// same time is not lost.
@Service
class RestoringVersions {

    private final Documents documents;
    private final Versions versions;
    private final OpenDocuments open;
    private final Sources sources;
    private final Audit audit;

    RestoringVersions(Documents documents, Versions versions, OpenDocuments open, Sources sources, Audit audit) {
        this.documents = documents;
        this.versions = versions;
        this.open = open;
        this.sources = sources;
        this.audit = audit;
    }

    /// What the audit keeps.
    private record Restored(int version) {}

    /// @throws Refused 404; 412; 403 `document.read-only`; 503 while storage is away
    Versioned<Document> restore(UUID document, UUID version, ExpectedVersion expected, Caller caller) {
        expected.require(documents.find(document, caller).version());
        DocumentVersion wanted = versions.find(document, version, caller);
        AtomicReference<Text> current = new AtomicReference<>(Text.EMPTY);
        open.with(document, each -> each.read(current::set));
        propose(document, current.get(), wanted, caller);
        return documents.find(document, caller);
    }

    private void propose(UUID document, Text current, DocumentVersion wanted, Caller caller) {
        AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
        Proposal proposal = new Proposal(
                caller.id(),
                Optional.empty(),
                current.version(),
                new OperationName(sources.issue(CurrentSchool.get().id().value(), caller.id()), 1),
                TextOperation.between(current.text(), wanted.textOrEmpty()),
                audited(document, wanted, caller),
                verdict -> {
                    if (verdict instanceof Verdict.Failed(var why)) {
                        failure.set(Optional.of(why));
                    }
                });
        open.with(document, each -> each.propose(proposal));
        failure.get().ifPresent(why -> {
            throw why;
        });
    }

    /// For a thread that appends for many, and does not know for which request.
    private Runnable audited(UUID document, DocumentVersion wanted, Caller caller) {
        String request = MDC.get(RequestIdFilter.MDC_KEY);
        return () -> {
            try (var _ = MDC.putCloseable(RequestIdFilter.MDC_KEY, request)) {
                audit.created(caller, "document.version-restored", document, new Restored(wanted.version()));
            }
        };
    }
}
