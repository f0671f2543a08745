package in.syncad.api.announcements;

import in.syncad.api.audience.Audience;
import in.syncad.api.audience.Audiences;
import in.syncad.api.audience.Recipient;
import in.syncad.api.notifications.Message;
import in.syncad.api.notifications.MessageKind;
import in.syncad.api.notifications.Notifications;
import in.syncad.api.security.Caller;
import in.syncad.common.refusal.Refused;
import in.syncad.common.tenancy.CurrentSchool;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings announcements to people: fixes who they are, and has them told.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Publication {

    private final Audiences audiences;
    private final RecipientStore recipients;
    private final Notifications notifications;
    private final Map<String, MessageKind> kinds;
    private final Clock clock;

    Publication(
            Audiences audiences,
            RecipientStore recipients,
            Notifications notifications,
            Map<String, MessageKind> kinds,
            Clock clock) {
        this.audiences = audiences;
        this.recipients = recipients;
        this.notifications = notifications;
        this.kinds = Map.copyOf(kinds);
        this.clock = clock;
    }

    /// @throws Refused 422 `audience.unknown`, `announcement.expires-too-early`
    void require(AnnouncementDetails details, Caller caller) {
        audiences.require(details.targets(), caller);
        if (details.expiresAt() != null
                && details.publishAt() != null
                && !details.expiresAt().isAfter(details.publishAt())) {
            throw Refused.invalid(
                    "announcement.expires-too-early", "/expiresAt", "It would expire before it is published.");
        }
    }

    /// Whether publishing it has to wait for its time.
    boolean isForLater(AnnouncementEntity announcement) {
        return announcement.publishAt().filter(clock.instant()::isBefore).isPresent();
    }

    /// @throws Refused 409 when it was published or withdrawn already
    void publish(AnnouncementEntity announcement) {
        announcement.publish(clock.instant());
        AnnouncementDetails details = announcement.details();
        Set<Recipient> members = audiences.members(details.targets());
        recipients.fix(
                announcement.id(), members.stream().map(Recipient::user).collect(Collectors.toUnmodifiableSet()));
        notifications.send(new Message(
                kind(details),
                dedupeKey(announcement.id()),
                Map.of(
                        "id", announcement.id().toString(),
                        "title", details.title(),
                        "body", details.body(),
                        "school", CurrentSchool.get().name()),
                members,
                Optional.ofNullable(details.expiresAt()),
                details.targets().contains(Audience.SCHOOL)));
    }

    /// What has not left yet stays here.
    void withdraw(AnnouncementEntity announcement) {
        announcement.withdraw();
        notifications.recall(dedupeKey(announcement.id()));
    }

    static String dedupeKey(UUID announcement) {
        return "announcement/" + announcement;
    }

    private MessageKind kind(AnnouncementDetails details) {
        return Objects.requireNonNull(
                kinds.get(details.urgent() ? AnnouncementMessages.URGENT : AnnouncementMessages.USUAL));
    }
}
