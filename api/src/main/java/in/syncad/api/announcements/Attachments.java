package in.syncad.api.announcements;

import in.syncad.api.files.FileKind;
import in.syncad.api.files.FileLink;
import in.syncad.api.files.StoredFiles;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The files of announcements. Whoever may read the announcement may read them.
@Service
@Transactional
class Attachments {

    private final AnnouncementStore store;
    private final StoredFiles files;
    private final FileKind announcementAttachment;

    Attachments(AnnouncementStore store, StoredFiles files, FileKind announcementAttachment) {
        this.store = store;
        this.files = files;
        this.announcementAttachment = announcementAttachment;
    }

    /// New ones have to be the caller's own uploads.
    ///
    /// @throws Refused 409 and 422 as [StoredFiles#take]
    void take(List<UUID> before, List<UUID> after, Caller caller) {
        after.stream()
                .filter(file -> !before.contains(file))
                .sorted()
                .forEach(file -> files.take(file, announcementAttachment, caller, "/attachments"));
    }

    /// Those that are not attached any more, after the change is written.
    void remove(List<UUID> before, List<UUID> after) {
        before.stream().filter(file -> !after.contains(file)).forEach(files::remove);
    }

    /// @throws Refused 404 when the caller may not see the announcement, or it has no such attachment
    @Transactional(readOnly = true)
    FileLink link(UUID announcement, UUID file, Caller caller) {
        return store.find(announcement, caller)
                .filter(found -> found.value().attachments().contains(file))
                .map(found -> files.link(file))
                .orElseThrow(() -> Refused.notFound("announcement.attachment-unknown", "There is no such attachment."));
    }
}
