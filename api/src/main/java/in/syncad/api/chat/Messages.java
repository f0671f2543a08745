package in.syncad.api.chat;

import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with messages: by those who are in the conversation, and with their own.
@Service
@Transactional
class Messages {

    /// Afterwards others may have answered to it.
    static final Duration CHANGEABLE = Duration.ofHours(1);

    private final MessageStore store;
    private final ConversationMemberStore members;
    private final Entries entries;
    private final Silence silence;
    private final ChatAttachments attachments;
    private final Clock clock;

    Messages(
            MessageStore store,
            ConversationMemberStore members,
            Entries entries,
            Silence silence,
            ChatAttachments attachments,
            Clock clock) {
        this.store = store;
        this.members = members;
        this.entries = entries;
        this.silence = silence;
        this.attachments = attachments;
        this.clock = clock;
    }

    /// @throws Refused 404
    @Transactional(readOnly = true)
    Versioned<ChatMessage> find(UUID conversation, UUID id, Caller caller) {
        return store.find(conversation, id, caller.id()).orElseThrow(Messages::unknown);
    }

    /// The entries after a number, or before one, or the last ones.
    ///
    /// @throws Refused 404; 422 `messages.two-directions`
    @Transactional(readOnly = true)
    MessageList list(UUID conversation, @Nullable Long after, @Nullable Long before, int limit, Caller caller) {
        if (after != null && before != null) {
            throw Refused.invalid("messages.two-directions", "?before", "Ask for what is after or for what is before.");
        }
        if (members.standing(conversation, caller.id()).isEmpty()) {
            throw Conversations.unknown();
        }
        List<ChatMessage> found = after != null
                ? store.after(conversation, caller.id(), after, limit + 1)
                : store.before(conversation, caller.id(), before == null ? Long.MAX_VALUE : before, limit + 1);
        List<ChatMessage> shown = found.subList(0, Math.min(found.size(), limit));
        return new MessageList(after != null ? shown : shown.reversed(), found.size() > limit);
    }

    /// Once for each client id, however often it is sent: a repetition is answered with the first message.
    ///
    /// @throws Refused 404; 403 `conversation.left`, `conversation.not-allowed`; 409 `conversation.closed` and for
    ///     files; 422 `message.empty` and for files
    Versioned<ChatMessage> send(UUID conversation, MessageDetails details, Caller caller) {
        if (details.saysNothing()) {
            throw Refused.invalid("message.empty", "/body", "A message has a text or an attachment.");
        }
        Standing standing = entries.enter(conversation, caller);
        Optional<ChatMessage> earlier = store.sent(conversation, caller.id(), details.clientId());
        ChatMessage sent = earlier.orElseGet(() -> {
            silence.requireNone(conversation, standing, caller);
            attachments.take(details.attachments(), caller);
            return entries.add(conversation, Entry.said(caller.id(), details));
        });
        return find(conversation, sent.id(), caller);
    }

    /// @throws Refused 404; 403; 412; 409 as [#send], and `message.gone`, `message.too-old`
    Versioned<ChatMessage> change(
            UUID conversation, UUID id, ExpectedVersion expected, UnaryOperator<MessageText> change, Caller caller) {
        Standing standing = entries.enter(conversation, caller);
        silence.requireNone(conversation, standing, caller);
        MessageText after = change.apply(own(conversation, id, expected, caller));
        ChatMessage told = entries.add(conversation, Entry.about(id, EntryKind.EDITED, caller.id()));
        store.edit(id, after.body(), told.seq());
        return find(conversation, id, caller);
    }

    /// Its place stays, without words and files.
    ///
    /// @throws Refused 404; 403; 412; 409 `message.gone`, `message.too-old`
    void remove(UUID conversation, UUID id, ExpectedVersion expected, Caller caller) {
        entries.enter(conversation, caller);
        var unused = own(conversation, id, expected, caller);
        entries.add(conversation, Entry.about(id, EntryKind.DELETED, caller.id()));
        attachments.remove(store.empty(id, Gone.DELETED));
    }

    private MessageText own(UUID conversation, UUID id, ExpectedVersion expected, Caller caller) {
        Versioned<ChatMessage> found = find(conversation, id, caller);
        ChatMessage message = found.value();
        if (message.kind() != EntryKind.MESSAGE || !message.isOf(caller.id())) {
            throw Refused.forbidden("message.not-yours", "You can change your own messages only.");
        }
        expected.require(found.version());
        String body = message.body();
        if (body == null) {
            throw Refused.conflict("message.gone", "This message is gone.");
        }
        if (clock.instant().isAfter(message.sentAt().plus(CHANGEABLE))) {
            throw Refused.conflict("message.too-old", "A message can be changed for an hour.");
        }
        return new MessageText(body);
    }

    static Refused unknown() {
        return Refused.notFound("message.unknown", "There is no such message.");
    }
}
