package in.syncad.api.announcements;

import in.syncad.api.jobs.Jobs;
import org.springframework.stereotype.Component;

/// Arranges that an announcement is published when its time comes.
@Component
class PublishLater {

    private final Jobs jobs;
    private final PublishAnnouncement publishing;

    PublishLater(Jobs jobs, PublishAnnouncement publishing) {
        this.jobs = jobs;
        this.publishing = publishing;
    }

    /// The job looks up the time by itself, so a change of it needs nothing but to be told.
    void arrange(AnnouncementEntity announcement) {
        jobs.afterCommit(
                publishing, announcement.id().toString(), new PublishAnnouncement.Scheduled(announcement.id()));
    }
}
