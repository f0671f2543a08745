package in.syncad.api.chat;

import in.syncad.api.security.Caller;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// ConversationMembers show single messages to the school.
@Service
@Transactional
class MessageReports {

    private final MessageReportStore store;
    private final MessageStore messages;
    private final Identities identities;

    MessageReports(MessageReportStore store, MessageStore messages, Identities identities) {
        this.store = store;
        this.messages = messages;
        this.identities = identities;
    }

    /// Repeating it changes nothing. The others are not told.
    ///
    /// @throws Refused 404 for a message that the caller cannot read; 409 `message.gone`
    void report(UUID conversation, UUID message, String reason, Caller caller) {
        ChatMessage reported = messages.find(conversation, message, caller.id())
                .map(Versioned::value)
                .filter(found -> found.kind() == EntryKind.MESSAGE)
                .orElseThrow(Messages::unknown);
        if (reported.body() == null) {
            throw Refused.conflict("message.gone", "This message is gone.");
        }
        store.add(identities.next(), message, caller.id(), reason, reported.body());
    }
}
