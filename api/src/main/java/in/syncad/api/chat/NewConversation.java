package in.syncad.api.chat;

import in.syncad.common.refusal.Refused;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation to begin.
///
/// @param title of a group
/// @param members beside the caller; one for a direct conversation
record NewConversation(
        @NotNull ConversationKind kind,
        @Nullable @Size(max = ConversationTitle.LONGEST) String title,

        @NotEmpty @Size(max = NewConversation.MOST_MEMBERS - 1)
        List<@NotNull UUID> members) {

    static final int MOST_MEMBERS = 200;

    NewConversation {
        title = title == null || title.isBlank() ? null : new ConversationTitle(title).title();
        members = members == null ? List.of() : members.stream().distinct().toList();
    }

    /// @throws Refused 422
    void requireSane() {
        switch (kind) {
            case DIRECT -> {
                if (members.size() != 1 || title != null) {
                    throw Refused.invalid(
                            "conversation.not-direct",
                            "/members",
                            "A direct conversation has one other member and no title.");
                }
            }
            case GROUP -> {
                if (title == null) {
                    throw Refused.invalid("field.not-blank", "/title", "A group needs a title.");
                }
            }
        }
    }
}
