package in.syncad.api.announcements;

import in.syncad.api.jobs.Outcome;
import in.syncad.api.jobs.SchoolJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Publishes an announcement when its time has come.
@Component
class PublishAnnouncement implements SchoolJob<PublishAnnouncement.Scheduled> {

    record Scheduled(UUID announcement) {}

    private final AnnouncementRepository repository;
    private final Publication publication;
    private final Clock clock;

    PublishAnnouncement(AnnouncementRepository repository, Publication publication, Clock clock) {
        this.repository = repository;
        this.publication = publication;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "publish-announcement";
    }

    @Override
    public Class<Scheduled> dataType() {
        return Scheduled.class;
    }

    @Override
    @Transactional
    public Outcome run(Scheduled scheduled) {
        Optional<AnnouncementEntity> found = repository
                .findById(scheduled.announcement())
                .filter(announcement -> announcement.status() == AnnouncementStatus.SCHEDULED);
        if (found.isEmpty()) {
            return new Outcome.Done();
        }
        AnnouncementEntity announcement = found.get();
        if (publication.isForLater(announcement)) {
            Instant due = announcement.publishAt().orElseThrow();
            return new Outcome.Again(Duration.between(clock.instant(), due), "its time has not come");
        }
        publication.publish(announcement);
        repository.saveAndFlush(announcement);
        return new Outcome.Done();
    }
}
