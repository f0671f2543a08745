package in.syncad.api.announcements;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings announcements out, and takes them back. Audited.
@Service
@Transactional
class Publishing {

    private final Announcements announcements;
    private final AnnouncementRepository repository;
    private final Publication publication;
    private final PublishLater later;
    private final Audit audit;

    Publishing(
            Announcements announcements,
            AnnouncementRepository repository,
            Publication publication,
            PublishLater later,
            Audit audit) {
        this.announcements = announcements;
        this.repository = repository;
        this.publication = publication;
        this.later = later;
        this.audit = audit;
    }

    /// At once, or when its time comes. Who gets it is settled then.
    ///
    /// @throws Refused 404; 412; 409 `announcement.published-already`, `announcement.withdrawn`; 422 as
    ///     [Announcements#draft], because groups may have gone meanwhile
    Versioned<Announcement> publish(UUID id, ExpectedVersion expected, Caller caller) {
        AnnouncementEntity announcement = announcements.load(id, expected, caller);
        publication.require(announcement.details(), caller);
        if (publication.isForLater(announcement)) {
            announcement.schedule();
            later.arrange(announcement);
        } else {
            publication.publish(announcement);
        }
        repository.saveAndFlush(announcement);
        audit.happened(caller.id(), "announcement." + announcement.status().code(), id);
        return announcements.find(id, caller);
    }

    /// Nobody sees it any more but its author and school-admins, and nobody else is told. What was sent cannot be
    /// called
    /// back.
    ///
    /// @throws Refused 404; 412
    Versioned<Announcement> withdraw(UUID id, ExpectedVersion expected, Caller caller) {
        AnnouncementEntity announcement = announcements.load(id, expected, caller);
        publication.withdraw(announcement);
        repository.saveAndFlush(announcement);
        audit.happened(caller.id(), "announcement.withdrawn", id);
        return announcements.find(id, caller);
    }
}
