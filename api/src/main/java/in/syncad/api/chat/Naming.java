package in.syncad.api.chat;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What groups are called. Their managers decide that, and all who are there are told.
@Service
@Transactional
class Naming {

    private final ConversationStore store;
    private final Conversations conversations;
    private final Entries entries;
    private final Audit audit;

    Naming(ConversationStore store, Conversations conversations, Entries entries, Audit audit) {
        this.store = store;
        this.conversations = conversations;
        this.entries = entries;
        this.audit = audit;
    }

    /// The audit says who did it, and not what people talk about.
    ///
    /// @throws Refused 404; 403; 412; 409 `conversation.direct`; 422
    Versioned<Conversation> rename(
            UUID id, ExpectedVersion expected, UnaryOperator<ConversationTitle> change, Caller caller) {
        entries.enterGroup(id, expected, caller).requireManager();
        Versioned<Conversation> found = conversations.find(id, caller);
        ConversationTitle before = new ConversationTitle(found.value().title());
        ConversationTitle after = change.apply(before);
        if (after.equals(before)) {
            return found;
        }
        store.rename(id, after.title());
        entries.add(id, Entry.renamed(after.title(), caller.id()));
        audit.happened(caller.id(), "conversation.renamed", id);
        return conversations.find(id, caller);
    }
}
