package in.syncad.api.announcements;

import in.syncad.api.files.FileLink;
import in.syncad.api.security.Allowed;
import in.syncad.api.security.Caller;
import in.syncad.api.security.Everybody;
import in.syncad.api.security.Role;
import in.syncad.api.web.EntityTags;
import in.syncad.api.web.ExpectedVersion;
import in.syncad.api.web.MergePatch;
import in.syncad.api.web.Once;
import in.syncad.api.web.Page;
import in.syncad.api.web.Paging;
import in.syncad.api.web.Versioned;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/announcements")
@Allowed({Role.SCHOOL_ADMIN, Role.TEACHER})
class AnnouncementController {

    private final Announcements announcements;
    private final Publishing publishing;
    private final Attachments attachments;
    private final EntityTags tags;

    AnnouncementController(
            Announcements announcements, Publishing publishing, Attachments attachments, EntityTags tags) {
        this.announcements = announcements;
        this.publishing = publishing;
        this.attachments = attachments;
        this.tags = tags;
    }

    @GetMapping
    @Everybody
    ResponseEntity<Page<Announcement>> listAnnouncements(
            @RequestParam(required = false) @Nullable AnnouncementStatus status, Paging paging, Caller caller) {
        return tags.answer(announcements.list(status, paging, caller));
    }

    @GetMapping("/{id}")
    @Everybody
    ResponseEntity<Announcement> getAnnouncement(@PathVariable UUID id, Caller caller) {
        return tags.answer(announcements.find(id, caller));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Announcement> draftAnnouncement(
            @Valid @RequestBody AnnouncementDetails details, Once once, Caller caller) {
        return once.answer(details, Announcement.class, () -> {
            Versioned<Announcement> announcement = announcements.draft(details, caller);
            return tags.created(
                    URI.create("/api/v1/announcements/" + announcement.value().id()), announcement);
        });
    }

    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    ResponseEntity<Announcement> changeAnnouncement(
            @PathVariable UUID id, ExpectedVersion expected, MergePatch<AnnouncementDetails> patch, Caller caller) {
        return tags.answer(announcements.change(id, expected, patch, caller));
    }

    @PostMapping("/{id}/publish")
    ResponseEntity<Announcement> publishAnnouncement(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        return tags.answer(publishing.publish(id, expected, caller));
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<Announcement> withdrawAnnouncement(@PathVariable UUID id, ExpectedVersion expected, Caller caller) {
        return tags.answer(publishing.withdraw(id, expected, caller));
    }

    @GetMapping("/{id}/attachments/{file}")
    @Everybody
    ResponseEntity<FileLink> getAnnouncementAttachment(@PathVariable UUID id, @PathVariable UUID file, Caller caller) {
        return tags.answer(new Versioned<>(attachments.link(id, file, caller), 0));
    }
}
