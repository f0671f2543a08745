package in.syncad.api.announcements;

import in.syncad.api.audience.Audience;
import in.syncad.common.refusal.Refused;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An announcement, to be changed and published.
@Entity
@Table(name = "announcement")
class AnnouncementEntity {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer rowVersion;

    private UUID authorId;
    private String title;
    private String body;
    private boolean urgent;
    private boolean requiresAck;
    private String status;
    private @Nullable Instant publishAt;

    /// Read by SQL only.
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant publishedAt;

    private @Nullable Instant expiresAt;

    @ElementCollection
    @CollectionTable(name = "announcement_target", joinColumns = @JoinColumn(name = "announcement_id"))
    private Set<TargetEntity> targets = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "announcement_attachment", joinColumns = @JoinColumn(name = "announcement_id"))
    @Column(name = "file_id")
    private Set<UUID> attachments = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected AnnouncementEntity() {}

    @SuppressWarnings("NullAway.Init")
    AnnouncementEntity(UUID id, UUID author, AnnouncementDetails details) {
        this.id = id;
        this.authorId = author;
        this.status = AnnouncementStatus.DRAFT.code();
        write(details);
    }

    UUID id() {
        return id;
    }

    UUID author() {
        return authorId;
    }

    int version() {
        return rowVersion == null ? 0 : rowVersion;
    }

    AnnouncementStatus status() {
        return AnnouncementStatus.ofCode(status);
    }

    Optional<Instant> publishAt() {
        return Optional.ofNullable(publishAt);
    }

    /// What was published is out: people have read it. What was scheduled is a draft again.
    ///
    /// @throws Refused 409
    void change(AnnouncementDetails details) {
        requireUnpublished();
        status = AnnouncementStatus.DRAFT.code();
        write(details);
    }

    /// @throws Refused 409
    void schedule() {
        requireUnpublished();
        status = AnnouncementStatus.SCHEDULED.code();
    }

    /// @throws Refused 409
    void publish(Instant now) {
        requireUnpublished();
        status = AnnouncementStatus.PUBLISHED.code();
        publishedAt = now;
    }

    /// Repeating it changes nothing.
    void withdraw() {
        status = AnnouncementStatus.WITHDRAWN.code();
    }

    private void requireUnpublished() {
        switch (status()) {
            case DRAFT, SCHEDULED -> {}
            case PUBLISHED ->
                throw Refused.conflict("announcement.published-already", "This announcement has been published.");
            case WITHDRAWN -> throw Refused.conflict("announcement.withdrawn", "This announcement has been withdrawn.");
        }
    }

    private void write(AnnouncementDetails details) {
        title = details.title();
        body = details.body();
        urgent = details.urgent();
        requiresAck = details.requiresAck();
        publishAt = details.publishAt();
        expiresAt = details.expiresAt();
        Set<TargetEntity> wanted = details.targets().stream()
                .map(audience -> new TargetEntity(audience.kind(), audience.value()))
                .collect(Collectors.toSet());
        targets.retainAll(wanted);
        targets.addAll(wanted);
        attachments.retainAll(details.attachments());
        attachments.addAll(details.attachments());
    }

    AnnouncementDetails details() {
        List<Audience> audiences = targets.stream()
                .map(target -> new Audience(target.kind(), target.value()))
                .sorted(Comparator.comparing(Audience::kind).thenComparing(Audience::value))
                .toList();
        return new AnnouncementDetails(
                title,
                body,
                audiences,
                urgent,
                requiresAck,
                attachments.stream().sorted().toList(),
                publishAt,
                expiresAt);
    }
}
