package in.syncad.api.chat;

import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Lets conversations go on, one entry after the other.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Entries {

    private final ConversationMemberStore members;
    private final MessageStore messages;
    private final Identities identities;
    private final ApplicationEventPublisher events;

    Entries(
            ConversationMemberStore members,
            MessageStore messages,
            Identities identities,
            ApplicationEventPublisher events) {
        this.members = members;
        this.messages = messages;
        this.identities = identities;
        this.events = events;
    }

    /// Until the transaction ends, nobody else adds to the conversation, comes or goes.
    ///
    /// @throws Refused 404 for who never was in it; 403 for who is not any more
    Standing enter(UUID conversation, Caller caller) {
        members.lock(conversation);
        Standing standing = members.standing(conversation, caller.id()).orElseThrow(Conversations::unknown);
        standing.requireHere();
        return standing;
    }

    /// Likewise, to change the group as it was read.
    ///
    /// @throws Refused as [#enter]; 409 `conversation.direct`; 412
    Standing enterGroup(UUID conversation, ExpectedVersion expected, Caller caller) {
        Standing standing = enter(conversation, caller);
        standing.requireGroup();
        expected.require(standing.version());
        return standing;
    }

    /// To a conversation that is locked. Told to all who are there when the transaction commits.
    ChatMessage add(UUID conversation, Entry entry) {
        UUID id = identities.next();
        long seq = messages.add(id, conversation, entry);
        ChatMessage added = messages.entry(id);
        events.publishEvent(new EntryAdded(added, members.at(conversation, seq)));
        return added;
    }
}
