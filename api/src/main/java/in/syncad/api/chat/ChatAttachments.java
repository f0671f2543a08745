package in.syncad.api.chat;

import in.syncad.api.files.FileKind;
import in.syncad.api.files.FileLink;
import in.syncad.api.files.StoredFiles;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The files of messages. Whoever can read the message can read them.
@Service
@Transactional
class ChatAttachments {

    private final MessageStore store;
    private final StoredFiles files;
    private final FileKind chatAttachment;

    ChatAttachments(MessageStore store, StoredFiles files, FileKind chatAttachment) {
        this.store = store;
        this.files = files;
        this.chatAttachment = chatAttachment;
    }

    /// They have to be the caller's own uploads.
    ///
    /// @throws Refused 409 and 422 as [StoredFiles#take]
    void take(Collection<UUID> wanted, Caller caller) {
        wanted.stream().sorted().forEach(file -> files.take(file, chatAttachment, caller, "/attachments"));
    }

    /// After the messages that they belonged to.
    void remove(Collection<UUID> dropped) {
        dropped.forEach(files::remove);
    }

    /// @throws Refused 404 when the caller cannot read the message, or it has no such attachment
    @Transactional(readOnly = true)
    FileLink link(UUID conversation, UUID message, UUID file, Caller caller) {
        return store.find(conversation, message, caller.id())
                .filter(found -> found.value().attachments().contains(file))
                .map(found -> files.link(file))
                .orElseThrow(() -> Refused.notFound("message.attachment-unknown", "There is no such attachment."));
    }
}
