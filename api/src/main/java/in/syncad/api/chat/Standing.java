package in.syncad.api.chat;

import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody is in a conversation that they know.
///
/// @param other the other one of a direct conversation
/// @param lastSeq of the conversation
record Standing(
        ConversationKind kind, @Nullable UUID other, long lastSeq, int version, boolean isHere, boolean manages) {

    /// @throws Refused 403
    void requireHere() {
        if (!isHere) {
            throw Refused.forbidden("conversation.left", "You are no longer in this conversation.");
        }
    }

    /// @throws Refused 409
    void requireGroup() {
        if (kind == ConversationKind.DIRECT) {
            throw Refused.conflict("conversation.direct", "A direct conversation is of two people, and has no title.");
        }
    }

    /// @throws Refused 403
    void requireManager() {
        if (!manages) {
            throw Refused.forbidden("conversation.not-manager", "This is for managers of the conversation.");
        }
    }
}
