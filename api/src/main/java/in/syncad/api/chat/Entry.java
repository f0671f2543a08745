package in.syncad.api.chat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is added to a conversation.
record Entry(
        EntryKind kind,
        UUID author,
        @Nullable UUID clientId,
        @Nullable String body,
        List<UUID> attachments,
        @Nullable UUID aboutMessage,
        @Nullable UUID aboutUser) {

    static Entry said(UUID author, MessageDetails details) {
        return new Entry(
                EntryKind.MESSAGE, author, details.clientId(), details.body(), details.attachments(), null, null);
    }

    static Entry about(UUID message, EntryKind kind, UUID author) {
        return new Entry(kind, author, null, null, List.of(), message, null);
    }

    static Entry renamed(String title, UUID author) {
        return new Entry(EntryKind.RENAMED, author, null, title, List.of(), null, null);
    }

    static Entry aboutUser(UUID user, EntryKind kind, UUID author) {
        return new Entry(kind, author, null, null, List.of(), null, user);
    }
}
