package in.syncad.api.chat;

import java.util.UUID;

/// Somebody in a conversation.
///
/// @param readSeq of the last entry that they have read
record Member(UUID userId, String displayName, boolean manages, long readSeq) {}
