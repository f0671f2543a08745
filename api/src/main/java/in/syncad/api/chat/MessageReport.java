package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that a member has shown to the school.
///
/// @param body as it was when it was reported
/// @param attachments how many files it has now
/// @param outcome null until the school has decided
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageReport(
        UUID id,
        ChatMessage.Author author,
        Instant sentAt,
        String body,
        int attachments,
        ChatMessage.Author reporter,
        String reason,
        Instant reportedAt,
        @Nullable Outcome outcome,
        @Nullable Instant settledAt) {

    /// What people tell each other stays out of logs.
    @Override
    public String toString() {
        return "MessageReport[id=%s]".formatted(id);
    }
}
