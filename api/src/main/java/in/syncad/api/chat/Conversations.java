package in.syncad.api.chat;

import in.syncad.api.audit.Audit;
import in.syncad.api.contacts.Contacts;
import in.syncad.api.security.Caller;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with conversations. They exist for those who are or were in them, and for nobody else, whatever
/// their
/// role.
@Service
@Transactional
class Conversations {

    private final ConversationStore store;
    private final ConversationMemberStore members;
    private final MessageStore messages;
    private final Contacts contacts;
    private final Identities identities;
    private final Audit audit;

    Conversations(
            ConversationStore store,
            ConversationMemberStore members,
            MessageStore messages,
            Contacts contacts,
            Identities identities,
            Audit audit) {
        this.store = store;
        this.members = members;
        this.messages = messages;
        this.contacts = contacts;
        this.identities = identities;
        this.audit = audit;
    }

    /// @throws Refused 404
    @Transactional(readOnly = true)
    Versioned<Conversation> find(UUID id, Caller caller) {
        Versioned<Conversation> found = store.find(id, caller.id()).orElseThrow(Conversations::unknown);
        return new Versioned<>(withLast(List.of(found.value()), caller).getFirst(), found.version());
    }

    @Transactional(readOnly = true)
    Page<Conversation> list(Paging paging, Caller caller) {
        Page<Conversation> page = paging.page(
                "conversations of " + caller.id(), (position, limit) -> store.list(caller.id(), position, limit));
        return new Page<>(withLast(page.items(), caller), page.nextCursor());
    }

    /// Of two people who talk already, the conversation that they have.
    ///
    /// @throws Refused 422 `conversation.member-unknown` for somebody whom the caller may not talk to
    Versioned<Conversation> begin(NewConversation wanted, Caller caller) {
        wanted.requireSane();
        if (contacts.among(caller.id(), wanted.members()).size()
                < wanted.members().size()) {
            throw Refused.invalid(
                    "conversation.member-unknown", "/members", "There is nobody such whom you may talk to.");
        }
        UUID id = identities.next();
        boolean isNew = switch (wanted.kind()) {
            case DIRECT -> store.addDirect(id, caller.id(), wanted.members().getFirst());
            case GROUP -> {
                store.addGroup(id, Objects.requireNonNull(wanted.title()));
                yield true;
            }
        };
        if (!isNew) {
            return find(store.direct(caller.id(), wanted.members().getFirst()), caller);
        }
        members.add(id, List.of(caller.id()), wanted.kind() == ConversationKind.GROUP, 1);
        members.add(id, wanted.members(), false, 1);
        audit.created(caller, "conversation.begun", id, new Begun(wanted.kind(), wanted.members()));
        return find(id, caller);
    }

    /// What the audit keeps: not what it is about.
    private record Begun(ConversationKind kind, List<UUID> members) {}

    private List<Conversation> withLast(List<Conversation> conversations, Caller caller) {
        Map<UUID, ChatMessage> last =
                messages.last(conversations.stream().map(Conversation::id).toList(), caller.id()).stream()
                        .collect(Collectors.toMap(ChatMessage::conversationId, Function.identity()));
        return conversations.stream()
                .map(each -> each.withLast(last.get(each.id())))
                .toList();
    }

    static Refused unknown() {
        return Refused.notFound("conversation.unknown", "There is no such conversation.");
    }
}
