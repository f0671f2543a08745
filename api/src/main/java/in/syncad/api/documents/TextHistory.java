package in.syncad.api.documents;

import in.syncad.common.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one instance knows of a text: how it is, and what happened last. It may be behind, never ahead. For one
/// thread at a time.
final class TextHistory {

    private static final Logger log = LoggerFactory.getLogger(TextHistory.class);

    private final UUID document;
    private final Texts texts;
    private final RecentOperations recent = new RecentOperations();
    private Optional<Text> loaded = Optional.empty();

    TextHistory(UUID document, Texts texts) {
        this.document = document;
        this.texts = texts;
    }

    UUID document() {
        return document;
    }

    boolean isLoaded() {
        return loaded.isPresent();
    }

    /// The newest text that is known here.
    ///
    /// @throws Refused as [Texts#atHead]
    Text text() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(texts.atHead(document));
        }
        return loaded.get();
    }

    int version() {
        return text().version();
    }

    /// What happened elsewhere and is not known here yet; [#learn] it. If that is not kept any more, the text is
    /// read anew.
    List<StoredOperation> missed() {
        List<StoredOperation> missed = texts.since(document, version());
        if (missed.isEmpty() || missed.getFirst().version() == version() + 1) {
            return missed;
        }
        readAnew();
        return texts.since(document, version());
    }

    private void readAnew() {
        recent.clear();
        loaded = Optional.of(texts.atHead(document));
    }

    /// Takes what comes next.
    void learn(StoredOperation operation) {
        Optional<Text> next = after(operation);
        if (next.isPresent()) {
            recent.add(operation);
            loaded = next;
        } else {
            log.error("document {} diverged at version {}; it is read anew", document, operation.version());
            recent.clear();
            loaded = Optional.of(texts.at(document, operation.version()));
        }
    }

    /// Empty when the text here is not the one that the operation was for.
    private Optional<Text> after(StoredOperation operation) {
        try {
            Text next = text().after(operation.operation());
            return Optional.of(next)
                    .filter(text -> operation.textDigest().isEmpty()
                            || operation.textDigest().get().equals(text.sha256()));
        } catch (Refused beyondTheEnd) {
            return Optional.empty();
        }
    }

    /// Everything after that version, as far as is known here.
    ///
    /// @throws Refused 404 when it is too long ago; 400 when it is still to come
    List<StoredOperation> since(int version) {
        int head = version();
        if (version > head) {
            throw stillToCome();
        }
        if (recent.from(head) <= version) {
            return recent.after(version);
        }
        List<StoredOperation> since = new ArrayList<>(texts.between(document, version, head));
        if (since.size() != head - version) {
            throw Texts.versionUnknown();
        }
        return since;
    }

    static Refused stillToCome() {
        return Refused.malformed("ERR_OP_VERSION_NEWER_THAN_CURRENT_SNAPSHOT", "The document has not come so far yet.");
    }
}
