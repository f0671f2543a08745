package in.syncad.api.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of one attempt.
///
/// @param dueAt when to try again
record Settlement(
        long id,
        int attempt,
        String state,
        @Nullable String reason,
        @Nullable String providerId,
        @Nullable Instant dueAt) {

    static Settlement sent(Claimed claimed, String providerId) {
        return new Settlement(claimed.id(), claimed.attempt(), "sent", null, providerId, null);
    }

    static Settlement failed(Claimed claimed, String reason) {
        return new Settlement(claimed.id(), claimed.attempt(), "failed", reason, null, null);
    }

    static Settlement skipped(Claimed claimed, String reason) {
        return new Settlement(claimed.id(), claimed.attempt(), "skipped", reason, null, null);
    }

    static Settlement later(Claimed claimed, String reason, Instant dueAt) {
        return new Settlement(claimed.id(), claimed.attempt(), "queued", reason, null, dueAt);
    }

    boolean isLater() {
        return dueAt != null;
    }
}
