package in.syncad.api.documents;

import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What follows when something has happened to a document: the other instances are told, and soon it is saved.
@Component
class Aftermath {

    /// A little less than the pause: the job that is arranged now finds all that happens until then.
    private static final Duration ARRANGED_FOR = SaveDocument.PAUSE.minusSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(Aftermath.class);

    private final Peers peers;
    private final SaveDocument saving;
    private final Clock clock;

    Aftermath(Peers peers, SaveDocument saving, Clock clock) {
        this.peers = peers;
        this.saving = saving;
        this.clock = clock;
    }

    void tell(UUID document, List<StoredOperation> operations) {
        if (!operations.isEmpty()) {
            peers.tell(document, operations);
        }
    }

    /// Arranges it before the change is written, so that no crash comes between. Nobody has to stop writing when it
    /// cannot be arranged: what was forgotten is found by [SaveForgotten].
    ///
    /// @param until when it is arranged for already
    /// @return until when it is now
    Instant save(UUID document, Instant until) {
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            return until;
        }
        try {
            saving.arrange(document);
        } catch (Refused e) {
            log.warn("saving of document {} is not arranged: {}", document, e.code());
        }
        return now.plus(ARRANGED_FOR);
    }
}
