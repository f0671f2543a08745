package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of a conversation: a message, or what was done with one, with a member or with the title. Entries are
/// numbered without gaps.
///
/// @param clientId what its sender calls it
/// @param body of a message that is not gone, and was not changed while the reader was not there; or the new title
/// @param aboutMessage the message that was changed: whoever shows it reads it again
/// @param aboutUser who came or went
/// @param gone why a message has no body any more
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatMessage(
        UUID id,
        UUID conversationId,
        long seq,
        EntryKind kind,
        Author author,
        @Nullable UUID clientId,
        @Nullable String body,
        List<UUID> attachments,
        @Nullable UUID aboutMessage,
        @Nullable UUID aboutUser,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Gone gone) {

    /// Who wrote or did it.
    record Author(UUID id, String displayName) {}

    boolean isOf(UUID user) {
        return author.id().equals(user);
    }

    /// What people tell each other stays out of logs.
    @Override
    public String toString() {
        return "ChatMessage[id=%s]".formatted(id);
    }
}
