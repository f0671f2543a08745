package in.syncad.api.documents;

import in.syncad.api.audit.Audit;
import in.syncad.api.documents.text.TextOperation;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings back how a document was. To those who write in it, that is one more operation, and what they write at the
/// same time is not lost.
@Service
class RestoringVersions {

    private final Documents documents;
    private final Versions versions;
    private final OpenDocuments open;
    private final Sources sources;
    private final Audit audit;
    private final TransactionTemplate transaction;

    RestoringVersions(
            Documents documents,
            Versions versions,
            OpenDocuments open,
            Sources sources,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.documents = documents;
        this.versions = versions;
        this.open = open;
        this.sources = sources;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What the audit keeps.
    private record Restored(int version) {}

    /// @throws Refused 404; 412; 403 `document.read-only`; 503 while storage is away
    Versioned<Document> restore(UUID document, UUID version, ExpectedVersion expected, Caller caller) {
        expected.require(documents.find(document, caller).version());
        DocumentVersion wanted = versions.find(document, version, caller);
        AtomicReference<Text> current = new AtomicReference<>(Text.EMPTY);
        open.with(document, each -> each.read(current::set));
        propose(document, current.get(), TextOperation.between(current.get().text(), wanted.textOrEmpty()), caller);
        transaction.executeWithoutResult(
                status -> audit.created(caller, "document.version-restored", document, new Restored(wanted.version())));
        return documents.find(document, caller);
    }

    private void propose(UUID document, Text current, TextOperation operation, Caller caller) {
        AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
        OperationName name =
                new OperationName(sources.issue(CurrentSchool.get().id().value(), caller.id()), 1);
        open.with(
                document,
                each -> each.propose(new Proposal(
                        caller.id(), Optional.empty(), current.version(), name, operation, verdict -> {
                            if (verdict instanceof Verdict.Failed(var why)) {
                                failure.set(Optional.of(why));
                            }
                        })));
        failure.get().ifPresent(why -> {
            throw why;
        });
    }
}
