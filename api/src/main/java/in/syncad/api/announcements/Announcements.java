package in.syncad.api.announcements;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with announcements. Reading is bounded by [AnnouncementScope]; school-admins change all, teachers
/// those that they wrote. Every change is audited.
@Service
@Transactional
class Announcements {

    private final AnnouncementRepository repository;
    private final AnnouncementStore store;
    private final Publication publication;
    private final PublishLater later;
    private final Identities identities;
    private final Audit audit;

    Announcements(
            AnnouncementRepository repository,
            AnnouncementStore store,
            Publication publication,
            PublishLater later,
            Identities identities,
            Audit audit) {
        this.repository = repository;
        this.store = store;
        this.publication = publication;
        this.later = later;
        this.identities = identities;
        this.audit = audit;
    }

    /// @throws Refused 404 when there is no such announcement for this caller
    @Transactional(readOnly = true)
    Versioned<Announcement> find(UUID id, Caller caller) {
        return store.find(id, caller).orElseThrow(Announcements::unknown);
    }

    @Transactional(readOnly = true)
    Page<Announcement> list(@Nullable AnnouncementStatus status, Paging paging, Caller caller) {
        return paging.page(
                "announcements, status %s".formatted(status),
                (position, limit) -> store.list(status, caller, position, limit));
    }

    /// @throws Refused 422 `audience.unknown`, `announcement.expires-too-early`
    Versioned<Announcement> draft(AnnouncementDetails details, Caller caller) {
        publication.require(details, caller);
        AnnouncementEntity announcement =
                repository.saveAndFlush(new AnnouncementEntity(identities.next(), caller.id(), details));
        audit.created(caller, "announcement.drafted", announcement.id(), details);
        return find(announcement.id(), caller);
    }

    /// @throws Refused 404; 412; 409 `announcement.published-already`, `announcement.withdrawn`; 422 as [#draft]
    Versioned<Announcement> change(
            UUID id, ExpectedVersion expected, UnaryOperator<AnnouncementDetails> change, Caller caller) {
        AnnouncementEntity announcement = load(id, expected, caller);
        AnnouncementDetails before = announcement.details();
        AnnouncementDetails after = change.apply(before);
        publication.require(after, caller);
        announcement.change(after);
        repository.saveAndFlush(announcement);
        audit.changed(caller, "announcement.changed", id, before, after);
        if (announcement.status() == AnnouncementStatus.SCHEDULED) {
            later.arrange(announcement);
        }
        return find(id, caller);
    }

    /// At once, or when its time comes. Who gets it is settled then.
    ///
    /// @throws Refused 404; 412; 409 as [#change]; 422 as [#draft], because groups may have gone meanwhile
    Versioned<Announcement> publish(UUID id, ExpectedVersion expected, Caller caller) {
        AnnouncementEntity announcement = load(id, expected, caller);
        publication.require(announcement.details(), caller);
        if (publication.isForLater(announcement)) {
            announcement.schedule();
            later.arrange(announcement);
        } else {
            publication.publish(announcement);
        }
        repository.saveAndFlush(announcement);
        audit.happened(caller.id(), "announcement." + announcement.status().code(), id);
        return find(id, caller);
    }

    /// Nobody sees it any more but its author and school-admins. What was sent cannot be called back.
    ///
    /// @throws Refused 404; 412
    Versioned<Announcement> withdraw(UUID id, ExpectedVersion expected, Caller caller) {
        AnnouncementEntity announcement = load(id, expected, caller);
        announcement.withdraw();
        repository.saveAndFlush(announcement);
        audit.happened(caller.id(), "announcement.withdrawn", id);
        return find(id, caller);
    }

    /// Whoever may see it but not change it is told so.
    private AnnouncementEntity load(UUID id, ExpectedVersion expected, Caller caller) {
        requireOwn(find(id, caller).value());
        AnnouncementEntity announcement = repository.findById(id).orElseThrow(Announcements::unknown);
        expected.require(announcement.version());
        return announcement;
    }

    /// @throws Refused 403 when it is shown to its reader as to a recipient
    static void requireOwn(Announcement announcement) {
        if (announcement.targets() == null) {
            throw Refused.forbidden("announcement.not-yours", "You may read this announcement, but not change it.");
        }
    }

    static Refused unknown() {
        return Refused.notFound("announcement.unknown", "There is no such announcement.");
    }
}
