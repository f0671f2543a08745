package in.syncad.api.chat;

import in.syncad.api.contacts.Contacts;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// When nobody may say anything any more: rules, roles and families change after a conversation has begun.
@Component
class Silence {

    private final ConversationMemberStore members;
    private final Contacts contacts;

    Silence(ConversationMemberStore members, Contacts contacts) {
        this.members = members;
        this.contacts = contacts;
    }

    /// Two people have to be allowed to talk still; a group, which may hold people who could not talk by themselves,
    /// needs
    /// a manager.
    ///
    /// @throws Refused 403 `conversation.not-allowed`; 409 `conversation.closed`
    void requireNone(UUID conversation, Standing standing, Caller caller) {
        UUID other = standing.other();
        if (other == null) {
            if (!members.isManaged(conversation)) {
                throw Refused.conflict("conversation.closed", "This group has no manager any more.");
            }
        } else if (contacts.among(caller.id(), Set.of(other)).isEmpty()) {
            throw Refused.forbidden("conversation.not-allowed", "You may not talk to each other any more.");
        }
    }
}
