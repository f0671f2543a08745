package in.syncad.api.announcements;

import in.syncad.api.audit.Audit;
import in.syncad.api.security.Caller;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.Identities;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import in.syncad.common.refusal.Refused;
import java.util.List;
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
    private final Attachments attachments;
    private final Identities identities;
    private final Audit audit;

    Announcements(
            AnnouncementRepository repository,
            AnnouncementStore store,
            Publication publication,
            Attachments attachments,
            Identities identities,
            Audit audit) {
        this.repository = repository;
        this.store = store;
        this.publication = publication;
        this.attachments = attachments;
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

    /// @throws Refused 422 `audience.unknown`, `announcement.expires-too-early`, `file.unknown`; 409 `file.not-ready`
    Versioned<Announcement> draft(AnnouncementDetails details, Caller caller) {
        publication.require(details, caller);
        attachments.take(List.of(), details.attachments(), caller);
        AnnouncementEntity announcement =
                repository.saveAndFlush(new AnnouncementEntity(identities.next(), caller.id(), details));
        audit.created(caller, "announcement.drafted", announcement.id(), details);
        return find(announcement.id(), caller);
    }

    /// One that was scheduled has to be published anew.
    ///
    /// @throws Refused 404; 412; 409 `announcement.published-already`, `announcement.withdrawn`; 422 as [#draft]
    Versioned<Announcement> change(
            UUID id, ExpectedVersion expected, UnaryOperator<AnnouncementDetails> change, Caller caller) {
        AnnouncementEntity announcement = load(id, expected, caller);
        AnnouncementDetails before = announcement.details();
        AnnouncementDetails after = change.apply(before);
        publication.require(after, caller);
        attachments.take(before.attachments(), after.attachments(), caller);
        announcement.change(after);
        repository.saveAndFlush(announcement);
        attachments.remove(before.attachments(), after.attachments());
        audit.changed(caller, "announcement.changed", id, before, after);
        return find(id, caller);
    }

    /// To be changed. Whoever may see it but not change it is told so.
    ///
    /// @throws Refused 404; 403; 412
    AnnouncementEntity load(UUID id, ExpectedVersion expected, Caller caller) {
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
