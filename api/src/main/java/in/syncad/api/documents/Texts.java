package in.syncad.api.documents;

import in.syncad.api.documents.VersionStore.Progress;
import in.syncad.api.documents.VersionStore.Saved;
import in.syncad.common.outside.OutsideFailure;
import in.syncad.common.refusal.Refused;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What texts are, or were: the newest version in storage and the operations since. Asks nobody for permission.
@Component
class Texts {

    private static final Logger log = LoggerFactory.getLogger(Texts.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final VersionStore versions;
    private final OperationStore operations;
    private final SavedTexts saved;

    Texts(VersionStore versions, OperationStore operations, SavedTexts saved) {
        this.versions = versions;
        this.operations = operations;
        this.saved = saved;
    }

    /// @throws Refused 404; 503 when storage is away and is needed
    Text atHead(UUID document) {
        return at(document, progress(document).head());
    }

    /// @throws Refused 404; 404 `document.version-unknown` when it is still to come or too old; 503 as [#atHead]
    Text at(UUID document, int version) {
        Progress progress = progress(document);
        if (version > progress.head()) {
            throw versionUnknown();
        }
        Text text = base(document, version, progress);
        List<StoredOperation> since = operations.between(document, text.version(), version);
        if (since.size() != version - text.version()) {
            throw versionUnknown();
        }
        for (StoredOperation operation : since) {
            text = text.after(operation.operation());
        }
        return text;
    }

    /// While storage is away, what happened since the beginning does as well, if it is still known.
    private Text base(UUID document, int version, Progress progress) {
        Optional<Saved> newest = versions.newest(document, version);
        try {
            return newest.map(saved::read).orElse(Text.EMPTY);
        } catch (OutsideFailure | IllegalStateException | UncheckedIOException e) {
            if (progress.pruned() > 0) {
                log.warn("version {} of document {} cannot be read", version, document, e);
                throw Refused.unavailable("document.unavailable", "The document cannot be read at this moment.", SOON);
            }
            return Text.EMPTY;
        }
    }

    private Progress progress(UUID document) {
        return versions.progress(document).orElseThrow(Documents::unknown);
    }

    /// What happened after that version, in order; what is not kept any more is missing at the beginning.
    List<StoredOperation> since(UUID document, int version) {
        return between(document, version, Integer.MAX_VALUE);
    }

    /// Likewise, up to another.
    List<StoredOperation> between(UUID document, int after, int upTo) {
        return operations.between(document, after, upTo);
    }

    /// How far each of these documents has come.
    Map<UUID, Integer> heads(Collection<UUID> documents) {
        return operations.heads(documents);
    }

    static Refused versionUnknown() {
        return Refused.notFound("document.version-unknown", "The document has no such version, or not any more.");
    }
}
