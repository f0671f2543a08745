package in.syncad.api.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as one of its people sees it.
///
/// @param title of a group, for who went as it was then; of a direct one, the other's name
/// @param with the other one of a direct conversation
/// @param isHere whether the caller still is in it: if not, it ends for them with `lastSeq`
/// @param lastSeq of the last entry that the caller can read
/// @param unread messages of others after `readSeq`; not more than 100 are counted
@JsonInclude(JsonInclude.Include.NON_NULL)
record Conversation(
        UUID id,
        ConversationKind kind,
        String title,
        @Nullable UUID with,
        boolean isHere,
        boolean manages,
        long lastSeq,
        long readSeq,
        int unread,
        @Nullable ChatMessage lastMessage,
        Instant createdAt) {

    Conversation withLast(@Nullable ChatMessage message) {
        return new Conversation(id, kind, title, with, isHere, manages, lastSeq, readSeq, unread, message, createdAt);
    }
}
