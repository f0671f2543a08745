package in.syncad.api.chat;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The school decides about what was reported to it. It sees those messages and no others; of what it takes out all
/// members are told, but not who reported it.
@Service
@Transactional
class Moderation {

    private final MessageReportStore store;
    private final MessageStore messages;
    private final ConversationMemberStore members;
    private final Entries entries;
    private final ChatAttachments attachments;
    private final Audit audit;

    Moderation(
            MessageReportStore store,
            MessageStore messages,
            ConversationMemberStore members,
            Entries entries,
            ChatAttachments attachments,
            Audit audit) {
        this.store = store;
        this.messages = messages;
        this.members = members;
        this.entries = entries;
        this.attachments = attachments;
        this.audit = audit;
    }

    /// @throws Refused 404
    @Transactional(readOnly = true)
    Versioned<MessageReport> find(UUID id) {
        return store.find(id).orElseThrow(Moderation::unknown);
    }

    @Transactional(readOnly = true)
    Page<MessageReport> list(@Nullable Boolean settled, Paging paging) {
        return paging.page(
                "message reports, settled %s".formatted(settled),
                (position, limit) -> store.list(settled, position, limit));
    }

    /// With this report all others about the same message are settled.
    ///
    /// @throws Refused 404; 412; 409 `message-report.settled`
    Versioned<MessageReport> settle(UUID id, Outcome outcome, ExpectedVersion expected, Caller caller) {
        find(id);
        MessageReportStore.Reported about = store.reported(id);
        members.lock(about.conversation());
        Versioned<MessageReport> before = find(id);
        expected.require(before.version());
        if (before.value().outcome() != null) {
            throw Refused.conflict("message-report.settled", "This report has been settled.");
        }
        store.settle(about.message(), outcome);
        switch (outcome) {
            case REMOVED -> takeOut(about, caller);
            case DISMISSED -> {}
        }
        audit.happened(caller.id(), "message-report." + outcome.code(), id);
        return find(id);
    }

    private void takeOut(MessageReportStore.Reported about, Caller caller) {
        if (messages.entry(about.message()).gone() == null) {
            entries.add(about.conversation(), Entry.about(about.message(), EntryKind.MODERATED, caller.id()));
            attachments.remove(messages.empty(about.message(), Gone.MODERATED));
        }
    }

    private static Refused unknown() {
        return Refused.notFound("message-report.unknown", "There is no such report.");
    }
}
